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
package io.github.camelkit.webhook;

/**
 * How deliveries are taken. Times are in milliseconds.
 *
 * @param path            where they come in
 * @param acknowledge     when a delivery is acknowledged to Kit
 * @param splitResult     whether each event has an exchange of its own
 * @param maxInFlight     how many deliveries can be under way at a time
 * @param deliveryTimeout how long a delivery can take
 * @param retryAfter      when Kit is asked to send again what cannot be taken now
 * @param tolerance       how far off the time of a signature can be
 */
record EventSettings(String path, Acknowledge acknowledge, boolean splitResult, int maxInFlight,
        long deliveryTimeout, long retryAfter, long tolerance) {

    /**
     * @throws IllegalArgumentException if they are invalid
     */
    public EventSettings {
        if (maxInFlight < 1 || deliveryTimeout < 1 || tolerance < 1) {
            throw new IllegalArgumentException("maxInFlight, deliveryTimeout and tolerance must be more than 0");
        }
        if (retryAfter < 1_000 || retryAfter > 86_400_000) {
            throw new IllegalArgumentException("retryAfter must be between a second and a day, as Kit requires");
        }
    }
}
