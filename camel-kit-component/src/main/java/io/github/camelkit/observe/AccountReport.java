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
package io.github.camelkit.observe;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
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
import io.github.camelkit.client.Quota;
import io.github.camelkit.client.Sharing;
import io.github.camelkit.credential.OAuthCredential;
import io.github.camelkit.credential.OAuthStatus;
import org.apache.camel.RuntimeCamelException;

/**
 * What can be seen of an account, for JMX, health checks and the console. Nothing of it is secret.
 */
public final class AccountReport {

    private static final String KEY = "account";
    private static final String[] COLUMNS = {KEY, "credential", "sent", "retried", "refused", "failed", "waiting",
        "windowUsed", "windowLimit", "pauses", "paused", "node", "nodes", "shares", "syncs", "syncConflicts",
        "syncErrors", "tokens", "tokenExpires", "tokenRefreshes", "error"};

    private AccountReport() {
    }

    static Map<String, Object> of(KitAccount account) {
        Quota quota = account.quota();
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("account", account.label());
        report.put("credential", account.credential().isOAuth() ? "OAuth" : "API key");
        report.put("sent", account.sent().sum());
        report.put("retried", account.retried().sum());
        report.put("refused", account.refused().sum());
        report.put("failed", account.failed().sum());
        report.put("waiting", quota.waiting());
        report.put("windowUsed", quota.used());
        report.put("windowLimit", quota.limit());
        report.put("pauses", account.pauses().sum());
        report.put("paused", quota.isPaused());
        Sharing sharing = quota.sharing();
        if (sharing != null) {
            report.put("node", sharing.node());
            report.put("nodes", sharing.nodes().size());
            report.put("shares", sharing.shares());
            report.put("syncs", sharing.syncs());
            report.put("syncConflicts", sharing.conflicts());
            report.put("syncErrors", sharing.errors());
        }
        if (account.credential() instanceof OAuthCredential tokens) {
            OAuthStatus status = tokens.status();
            report.put("tokens", status.state().name());
            report.put("tokenExpires", text(status.expiresAt()));
            report.put("tokenRefreshes", status.refreshes());
        }
        String error = error(account);
        if (error != null) {
            report.put("error", error);
        }
        return report;
    }

    /** The reports as a table for JMX, whose clients need none of the component's classes to read it. */
    public static TabularData table(List<KitAccount> accounts) {
        try {
            OpenType<?>[] types = new OpenType<?>[COLUMNS.length];
            Arrays.fill(types, SimpleType.STRING);
            CompositeType row = new CompositeType("account", "A Kit account", COLUMNS, COLUMNS, types);
            TabularData table = new TabularDataSupport(
                    new TabularType("accounts", "The Kit accounts", row, new String[] {KEY}));
            for (KitAccount account : accounts) {
                Map<String, Object> report = of(account);
                Object[] values = Arrays.stream(COLUMNS).map(report::get)
                        .map(value -> value == null ? null : value.toString()).toArray();
                CompositeDataSupport composite = new CompositeDataSupport(row, COLUMNS, values);
                table.put(composite);
            }
            return table;
        } catch (OpenDataException e) {
            throw new RuntimeCamelException(e);
        }
    }

    /** Why the account cannot be used, or is in danger; null while all is well. */
    static String error(KitAccount account) {
        if (account.credential() instanceof OAuthCredential tokens && tokens.status().lastError() != null) {
            return tokens.status().lastError();
        }
        if (account.authenticationError() != null) {
            return account.authenticationError();
        }
        Sharing sharing = account.quota().sharing();
        return sharing != null && sharing.isCutOff() ? "Calls wait, and slots of the quota cannot be had. "
                + account.quota().trouble() : null;
    }

    private static String text(Instant time) {
        return time == null ? null : time.toString();
    }
}
