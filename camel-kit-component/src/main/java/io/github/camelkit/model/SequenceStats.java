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
import java.util.Map;

/**
 * Statistics of a sequence or of one of its e-mails, with {@code include=stats}. Newer than Kit's reference.
 * <p>
 * Rates are null where there is nothing to count.
 *
 * @param unsubscribers     how many left while they were in the sequence; null for an e-mail
 * @param recipients        how many e-mails were sent
 * @param emailUnsubscribes how many left by the link in an e-mail
 */
public record SequenceStats(
        Long unsubscribers,
        Long recipients,
        Long opens,
        Long clicks,
        Long emailUnsubscribes,
        Long bounces,
        Long complaints,
        BigDecimal openRate,
        BigDecimal clickRate,
        BigDecimal clickToOpenRate,
        BigDecimal unsubscribeRate,
        BigDecimal bounceRate,
        BigDecimal complaintRate,
        Map<String, Object> additional) implements KitModel {

    public SequenceStats {
        additional = Copies.additional(additional);
    }
}
