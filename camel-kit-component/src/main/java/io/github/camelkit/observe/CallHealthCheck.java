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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.camelkit.client.KitAccount;
import io.github.camelkit.http.KitRequest;
import io.github.camelkit.operation.Operation;
import io.github.camelkit.operation.Operations;
import io.github.camelkit.runtime.EndpointContext;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.apache.camel.support.DefaultExchange;

/**
 * Readiness of one account, going by a call that it makes each time. It counts against the quota, so it is optional.
 */
public class CallHealthCheck extends AbstractHealthCheck {

    private static final long PATIENCE_SECONDS = 10;

    private final EndpointContext endpoint;
    private final KitAccount account;

    CallHealthCheck(EndpointContext endpoint, KitAccount account) {
        super("camel", "kit-call-" + account.label());
        this.endpoint = endpoint;
        this.account = account;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        Operation probe = Operations.probe();
        KitRequest request = KitRequest.of(probe, probe.path(), null);
        builder.detail("account", account.label());
        try {
            endpoint.call(request, account, new DefaultExchange(endpoint.camelContext()))
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            builder.up();
        } catch (ExecutionException e) {
            builder.error(e.getCause()).message(e.getCause().getMessage()).down();
        } catch (TimeoutException e) {
            builder.message("Kit has not answered within " + PATIENCE_SECONDS + " s").down();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            builder.message("interrupted").unknown();
        }
    }
}
