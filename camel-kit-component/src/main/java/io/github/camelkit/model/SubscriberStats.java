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

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Map;

/**
 * How one subscriber received e-mails.
 * <p>
 * Kit's operations on subscribers, newer than its reference.
 */
public record SubscriberStats(
        Long sent,
        Long opened,
        Long clicked,
        Long bounced,
        BigDecimal openRate,
        BigDecimal clickRate,
        OffsetDateTime lastSent,
        OffsetDateTime lastOpened,
        OffsetDateTime lastClicked,
        Long sendsSinceLastOpen,
        Long sendsSinceLastClick,
        Map<String, Object> additional) implements KitModel {

    public SubscriberStats {
        additional = Copies.additional(additional);
    }
}
