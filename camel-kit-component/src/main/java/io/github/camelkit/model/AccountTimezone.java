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
 * The time zone of an account. Newer than Kit's reference.
 *
 * @param name         a name such as {@code America/New_York}
 * @param friendlyName such as {@code Eastern Time (US & Canada)}
 * @param utcOffset    the standard offset, without daylight saving time, such as {@code -05:00}
 */
public record AccountTimezone(
        String name,
        String friendlyName,
        String utcOffset,
        Map<String, Object> additional) implements KitModel {

    public AccountTimezone {
        additional = Copies.additional(additional);
    }
}
