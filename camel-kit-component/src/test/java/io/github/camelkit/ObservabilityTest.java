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

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

import io.github.camelkit.simulator.KitSimulator;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ObservabilityTest extends KitTestSupport {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Override
    protected void setUp() {
        context.getRegistry().bind("meters", MeterRegistry.class, meters);
        context.getCamelContextExtension().getContextPlugin(org.apache.camel.health.HealthCheckRegistry.class);
    }

    @Override
    protected void configure(KitConfiguration configuration) {
        context.getRegistry().bind("meters", MeterRegistry.class, meters);
        super.configure(configuration);
        configuration.setQuotaEnabled(true);
    }

    private void someCalls() {
        send("kit:account?operation=get", null);
        kit.faults().next(1).status(500);
        send("kit:account?operation=get", null);
        send("kit:subscribers?operation=get", 99);
    }

    @Test
    void jmxShowsCallsAndAccounts() throws Exception {
        someCalls();
        MBeanServer server = context.getManagementStrategy().getManagementAgent().getMBeanServer();
        Set<ObjectName> names = server.queryNames(new ObjectName("org.apache.camel:context="
                + context.getName() + ",type=components,name=\"kit\""), null);
        assertThat(names).hasSize(1);
        ObjectName name = names.iterator().next();

        assertThat(server.getAttribute(name, "Sent")).isEqualTo(4L);
        assertThat(server.getAttribute(name, "Retried")).isEqualTo(1L);
        assertThat(server.getAttribute(name, "Failed")).isEqualTo(1L);
        assertThat(server.getAttribute(name, "Refused")).isEqualTo(0L);
        assertThat(server.getAttribute(name, "Waiting")).isEqualTo(0);
        TabularData accounts = (TabularData) server.invoke(name, "listAccounts", null, null);
        assertThat(accounts.values()).hasSize(1);
        CompositeData account = (CompositeData) accounts.values().iterator().next();
        assertThat(account.get("windowUsed")).isEqualTo("4");
        assertThat(account.get("windowLimit")).isEqualTo("120");
        assertThat(account.get("credential")).isEqualTo("API key");
        assertThat(server.invoke(name, "removeAccount", new Object[] {"nobody"}, new String[] {"java.lang.String"}))
                .isEqualTo(false);
    }

    @Test
    void healthFollowsWhetherKitAcceptsTheCredential() {
        send("kit:account?operation=get", null);
        assertThat(check().call().getState()).isEqualTo(HealthCheck.State.UP);
        int calls = kit.requests().size();

        kit.faults().next(1).status(401);
        send("kit:account?operation=get", null);
        HealthCheck.Result down = check().call();
        assertThat(down.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(down.getMessage()).hasValueSatisfying(m -> assertThat(m).contains("401"));
        assertThat(down.getDetails()).containsKeys("account", "windowUsed", "waiting").doesNotContainValue(kit.apiKey());
        assertThat(kit.requests()).as("the check makes no calls").hasSize(calls + 1);

        send("kit:account?operation=get", null);
        assertThat(check().call().getState()).isEqualTo(HealthCheck.State.UP);
    }

    private HealthCheck check() {
        return HealthCheckHelper.getHealthCheckRegistry(context).stream()
                .filter(c -> c.getId().startsWith("kit-account-")).findFirst().orElseThrow();
    }

    @Test
    void checkThatCallsIsThereOnRequest() {
        component().setHealthCheckCalls(true);
        send("kit:tags?operation=list", null);
        HealthCheck check = HealthCheckHelper.getHealthCheckRegistry(context).stream()
                .filter(c -> c.getId().startsWith("kit-call-")).findFirst().orElseThrow();

        assertThat(check.call().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(lastRequest().path()).isEqualTo("/v4/account");
        kit.faults().next(1).status(401);
        assertThat(check.call().getState()).isEqualTo(HealthCheck.State.DOWN);
    }

    @Test
    void consoleShowsTheSame() {
        someCalls();
        DevConsole console = context.getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class)
                .resolveById("kit");

        JsonObject json = (JsonObject) console.call(DevConsole.MediaType.JSON);
        Map<?, ?> account = (Map<?, ?>) ((List<?>) json.get("accounts")).get(0);
        assertThat(account.get("sent")).isEqualTo(4L);
        assertThat((String) console.call(DevConsole.MediaType.TEXT)).contains("sent: 4").contains("windowLimit: 120");
    }

    @Test
    void micrometerCountsAndTimes() {
        someCalls();

        assertThat(meters.get("camel.kit.requests").tag("operation", "account/get").tag("status", "200").timer().count())
                .isEqualTo(2);
        assertThat(meters.get("camel.kit.requests").tag("status", "500").timer().count()).isEqualTo(1);
        assertThat(meters.get("camel.kit.retried").functionCounter().count()).isEqualTo(1);
        assertThat(meters.get("camel.kit.window.used").gauge().value()).isEqualTo(4);
        context.stop();
        assertThat(meters.find("camel.kit.window.used").gauge()).isNull();
    }

    @Test
    void oneKeyAtTwoAddressesIsTwoAccounts() throws Exception {
        try (KitSimulator other = KitSimulator.builder().rateLimit(0).start()) {
            String elsewhere = "kit:account?operation=get&retryAttempts=2&apiKey=RAW(" + kit.apiKey() + ")&baseUri=";
            send(elsewhere + kit.baseUri(), null);
            kit.faults().next(1).status(500);
            send(elsewhere + kit.baseUri(), null);
            send(elsewhere + other.baseUri(), null);

            String host = URI.create(other.baseUri()).getAuthority();
            List<FunctionCounter> retried = new ArrayList<>(meters.find("camel.kit.retried").functionCounters());
            assertThat(retried).hasSize(2);
            FunctionCounter here = counter(retried, false, host);
            FunctionCounter there = counter(retried, true, host);
            assertThat(here.count()).isEqualTo(1);
            assertThat(there.count()).isZero();
            assertThat(HealthCheckHelper.getHealthCheckRegistry(context).stream()
                    .filter(check -> check.getId().startsWith("kit-account-"))).hasSize(2);
        }
    }

    private static FunctionCounter counter(List<FunctionCounter> counters, boolean elsewhere, String host) {
        return counters.stream().filter(c -> c.getId().getTag("account").endsWith('@' + host) == elsewhere)
                .findFirst().orElseThrow();
    }
}
