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

import java.util.Map;

/**
 * Where a subscriber came from.
 * <p>
 * Kit's operations on subscribers, newer than its reference.
 */
public record Attribution(
        String referrer,
        String utmSource,
        String utmMedium,
        String utmCampaign,
        String utmTerm,
        String utmContent,
        String sourceType,
        String sourceName,
        String sourceMechanism,
        Long sourceMechanismId,
        Map<String, Object> additional) implements KitModel {

    public Attribution {
        additional = Copies.additional(additional);
    }
}
