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
package io.github.camelkit;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;

import io.github.camelkit.client.KitAccount;
import org.apache.camel.RuntimeCamelException;

/**
 * The reports of accounts as a table for JMX, whose clients need none of the component's classes to read it.
 */
final class AccountTable {

    private static final String KEY = "account";
    private static final String[] COLUMNS = {KEY, "credential", "sent", "retried", "refused", "failed", "waiting",
        "windowUsed", "windowLimit", "pauses", "paused", "tokens", "tokenExpires", "tokenRefreshes", "error"};

    private AccountTable() {
    }

    static TabularData of(List<KitAccount> accounts) {
        try {
            OpenType<?>[] types = new OpenType<?>[COLUMNS.length];
            Arrays.fill(types, SimpleType.STRING);
            CompositeType row = new CompositeType("account", "A Kit account", COLUMNS, COLUMNS, types);
            TabularData table = new TabularDataSupport(
                    new TabularType("accounts", "The Kit accounts", row, new String[] {KEY}));
            for (KitAccount account : accounts) {
                Map<String, Object> report = AccountReport.of(account);
                Object[] values = Arrays.stream(COLUMNS).map(report::get)
                        .map(value -> value == null ? null : value.toString()).toArray();
                CompositeDataSupport composite = new CompositeDataSupport(row, COLUMNS, values);
                if (!table.containsKey(new Object[] {account.name()})) {
                    table.put(composite);
                }
            }
            return table;
        } catch (OpenDataException e) {
            throw new RuntimeCamelException(e);
        }
    }
}
