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

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/**
 * A creator's account.
 * <p>
 * Section "Get current account" of Kit's reference.
 *
 * @param planType         the same as in {@code plan}, where there is one
 * @param plan             newer than Kit's reference, as is what follows
 * @param sendingAddresses the addresses that e-mails can be sent from
 */
public record Account(
        Long id,
        String name,
        String planType,
        String primaryEmailAddress,
        OffsetDateTime createdAt,
        Plan plan,
        AccountTimezone timezone,
        List<SendingAddress> sendingAddresses,
        Map<String, Object> additional) implements KitModel {

    public Account {
        sendingAddresses = Copies.list(sendingAddresses);
        additional = Copies.additional(additional);
    }
}
