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
 * How an account's e-mails of the last 90 days were received.
 * <p>
 * Section "Get email stats" of Kit's reference.
 *
 * @param emailStatsMode which e-mails are counted, such as {@code last_90}
 */
public record EmailStats(
        Long sent,
        Long clicked,
        Long opened,
        BigDecimal openRate,
        BigDecimal clickRate,
        BigDecimal unsubscribeRate,
        BigDecimal bounceRate,
        String emailStatsMode,
        Boolean openTrackingEnabled,
        Boolean clickTrackingEnabled,
        OffsetDateTime starting,
        OffsetDateTime ending,
        Map<String, Object> additional) implements KitModel {

    public EmailStats {
        additional = Copies.additional(additional);
    }
}
