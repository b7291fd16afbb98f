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
 * An address that an account can send from. Newer than Kit's reference.
 *
 * @param status            such as {@code confirmed}
 * @param isDmarcConfigured whether the domain of the address has a DMARC record
 */
public record SendingAddress(
        String emailAddress,
        String fromName,
        String status,
        Boolean isDefault,
        Boolean isVerified,
        Boolean isDmarcConfigured,
        Map<String, Object> additional) implements KitModel {

    public SendingAddress {
        additional = Copies.additional(additional);
    }
}
