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
 * How a broadcast was received.
 * <p>
 * Section "Get stats for a broadcast" of Kit's reference.
 *
 * @param openRate        in percent
 * @param clickRate       in percent
 * @param unsubscribeRate in percent
 * @param progress        how much of it has been sent
 */
public record BroadcastStats(
        Long recipients,
        BigDecimal openRate,
        Long emailsOpened,
        BigDecimal clickRate,
        BigDecimal unsubscribeRate,
        Long unsubscribes,
        Long totalClicks,
        Boolean showTotalClicks,
        String status,
        BigDecimal progress,
        Boolean openTrackingDisabled,
        Boolean clickTrackingDisabled,
        Map<String, Object> additional) implements KitModel {

    public BroadcastStats {
        additional = Copies.additional(additional);
    }
}
