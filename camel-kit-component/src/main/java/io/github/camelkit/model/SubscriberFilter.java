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
 * Who gets a broadcast. Kit takes one of the three lists only.
 * <p>
 * Section "Create a broadcast" of Kit's reference.
 *
 * @param all  subscribers who meet every condition
 * @param any  subscribers who meet at least one
 * @param none subscribers who meet none
 */
public record SubscriberFilter(
        List<FilterCondition> all,
        List<FilterCondition> any,
        List<FilterCondition> none,
        Map<String, Object> additional) implements KitModel {

    public SubscriberFilter {
        all = Copies.list(all);
        any = Copies.list(any);
        none = Copies.list(none);
        additional = Copies.additional(additional);
    }

    public static SubscriberFilter allOf(FilterCondition... conditions) {
        return new SubscriberFilter(List.of(conditions), null, null, null);
    }

    public static SubscriberFilter anyOf(FilterCondition... conditions) {
        return new SubscriberFilter(null, List.of(conditions), null, null);
    }

    public static SubscriberFilter noneOf(FilterCondition... conditions) {
        return new SubscriberFilter(null, null, List.of(conditions), null);
    }
}
