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

/**
 * A window that nodes share, as one of them saw it last.
 *
 * @param limit how many calls it holds: the lowest limit of the nodes
 * @param nodes how many of its slots each node has or has used
 */
public record SharedView(int limit, Map<String, Integer> nodes) {

    public SharedView {
        nodes = Map.copyOf(nodes);
    }

    /** The slots that are taken. */
    public int used() {
        return nodes.values().stream().mapToInt(Integer::intValue).sum();
    }
}
