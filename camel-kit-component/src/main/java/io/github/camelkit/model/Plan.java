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
 * What the owner of an account pays for. Newer than Kit's reference.
 * <p>
 * Kit has not described the form of its dates, so they are texts as Kit writes them.
 *
 * @param planType        such as {@code free} or {@code creator}
 * @param interval        such as {@code month} or {@code year}
 * @param subscriberLimit how many subscribers the plan allows
 * @param trialLapseDate  when the trial ends; null without one
 * @param renewsAt        when it is paid for again; null if it is not
 * @param cancelsAt       when it ends; null if it has not been cancelled
 */
public record Plan(
        String planType,
        String interval,
        Long subscriberLimit,
        Boolean onTrial,
        String trialLapseDate,
        String renewsAt,
        String cancelsAt,
        Map<String, Object> additional) implements KitModel {

    public Plan {
        additional = Copies.additional(additional);
    }
}
