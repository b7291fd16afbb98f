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
package io.github.camelkit.operations;

import java.util.Map;

/**
 * Ids for the documentation, in the place of those that the simulator gives.
 */
final class Samples extends Ids {

    private static final Map<String, Long> IDS = Map.ofEntries(Map.entry("subscriberId", 4711L),
            Map.entry("tagId", 31L), Map.entry("formId", 12L), Map.entry("sequenceId", 5L),
            Map.entry("sequenceEmailId", 52L), Map.entry("broadcastId", 801L), Map.entry("customFieldId", 7L),
            Map.entry("purchaseId", 9001L), Map.entry("postId", 64L), Map.entry("snippetId", 17L),
            Map.entry("webhookId", 3L), Map.entry("webhookEndpointId", 8L), Map.entry("deliveryId", 123L));

    Samples() {
        IDS.forEach(this::set);
    }
}
