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
package io.github.camelkit.model;

import java.util.List;
import java.util.Map;

/**
 * One condition of a {@link SubscriberFilter}.
 * <p>
 * Section "Create a broadcast" of Kit's reference.
 *
 * @param type {@code segment} or {@code tag}; Kit also answers {@code all_subscribers}, which it does not take
 * @param ids  the segments or tags; none for {@code all_subscribers}
 */
public record FilterCondition(
        String type,
        List<Long> ids,
        Map<String, Object> additional) implements KitModel {

    public FilterCondition {
        ids = Copies.list(ids);
        additional = Copies.additional(additional);
    }

    public static FilterCondition segments(Long... ids) {
        return new FilterCondition("segment", List.of(ids), null);
    }

    public static FilterCondition tags(Long... ids) {
        return new FilterCondition("tag", List.of(ids), null);
    }
}
