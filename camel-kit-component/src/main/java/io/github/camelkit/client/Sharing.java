/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.camelkit.client;

import java.util.Map;
import java.util.TreeMap;

/**
 * How a node shares the window of a quota with others.
 *
 * @param node      what the others call this node
 * @param nodes     how many slots of the window each node has or has used, as this node saw it last
 * @param syncs     how often the store was asked; {@code conflicts}: how often again, because another node was faster
 * @param errors    how often the store failed
 * @param isCutOff  whether calls wait and the store has not answered for as long as a node keeps its slots
 */
public record Sharing(String node, Map<String, Integer> nodes, long syncs, long conflicts, long errors,
        boolean isCutOff) {

    public Sharing {
        nodes = new TreeMap<>(nodes);
    }

    /** The share of each node in what is used, in per cent: {@code a=50 b=50}. */
    public String shares() {
        int used = Math.max(1, nodes.values().stream().mapToInt(Integer::intValue).sum());
        StringBuilder text = new StringBuilder();
        nodes.forEach((name, slots) -> text.append(text.isEmpty() ? "" : " ").append(name).append('=')
                .append(Math.round(100.0 * slots / used)));
        return text.toString();
    }
}
