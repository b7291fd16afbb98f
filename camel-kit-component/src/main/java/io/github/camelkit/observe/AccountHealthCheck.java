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

import java.util.Map;

import io.github.camelkit.client.KitAccount;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Readiness of one account, going by the calls that routes have made: it makes none of its own.
 */
public class AccountHealthCheck extends AbstractHealthCheck {

    private final KitAccount account;

    public AccountHealthCheck(KitAccount account) {
        super("camel", "kit-account-" + account.label());
        this.account = account;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        Map<String, Object> report = AccountReport.of(account);
        report.forEach((name, value) -> {
            if (value != null) {
                builder.detail(name, value);
            }
        });
        String error = AccountReport.error(account);
        if (error == null) {
            builder.up();
        } else {
            builder.message(error).down();
        }
    }
}
