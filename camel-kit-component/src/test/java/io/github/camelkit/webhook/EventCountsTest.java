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

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What became of deliveries and events can be seen wherever one looks. */
class EventCountsTest extends EventTestSupport {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Override
    protected void setUp() throws Exception {
        super.setUp();
        context.getRegistry().bind("meters", MeterRegistry.class, meters);
    }

    @Override
    protected RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(TEST_EVENTS).routeId("counted").process(exchange -> {
                    if ("bad".equals(exchange.getMessage().getHeader("CamelKitEventId"))) {
                        throw new IllegalStateException("as the test wants it");
                    }
                });
            }
        };
    }

    /** Three deliveries, with two events that complete, one that fails, and one that comes again; a forged one. */
    private void someDeliveries() {
        assertThat(deliver("/in", delivery(1, "a")).statusCode()).isEqualTo(200);
        assertThat(deliver("/in", delivery(2, "a", "b")).statusCode()).isEqualTo(200);
        assertThat(deliver("/in", delivery(3, "bad")).statusCode()).isGreaterThanOrEqualTo(500);
        assertThat(send(request("/in", delivery(4, "c").getBytes(StandardCharsets.UTF_8)).build()).statusCode()).isBetween(400, 499);
        await().until(() -> (long) healthDetails("counted").get("eventsFailed") == 1);
    }

    @Test
    void inJmx() throws Exception {
        someDeliveries();
        MBeanServer server = context.getManagementStrategy().getManagementAgent().getMBeanServer();
        Set<ObjectName> names = server.queryNames(new ObjectName("org.apache.camel:context=" + context.getName()
                + ",type=consumers,name=KitEventConsumer*"), null);
        assertThat(names).hasSize(1);
        ObjectName name = names.iterator().next();

        assertThat(server.getAttribute(name, "Deliveries")).isEqualTo(3L);
        assertThat(server.getAttribute(name, "DeliveriesRefused")).isEqualTo(1L);
        assertThat(server.getAttribute(name, "DeliveriesBusy")).isEqualTo(0L);
        assertThat(server.getAttribute(name, "DeliveriesTimedOut")).isEqualTo(0L);
        assertThat(server.getAttribute(name, "DeliveriesInFlight")).isEqualTo(0);
        assertThat(server.getAttribute(name, "EventsCompleted")).isEqualTo(2L);
        assertThat(server.getAttribute(name, "EventsFailed")).isEqualTo(1L);
        assertThat(server.getAttribute(name, "EventsDuplicate")).isEqualTo(1L);
    }

    @Test
    void inTheConsole() {
        someDeliveries();
        DevConsole console = context.getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class)
                .resolveById("kit");

        Map<?, ?> events = (Map<?, ?>) ((List<?>) ((JsonObject) console.call(DevConsole.MediaType.JSON)).get("events"))
                .get(0);
        assertThat(events.get("consumer")).isEqualTo("counted");
        assertThat(events.get("deliveries")).isEqualTo(3L);
        assertThat(events.get("deliveriesRefused")).isEqualTo(1L);
        assertThat(events.get("eventsCompleted")).isEqualTo(2L);
        assertThat((String) console.call(DevConsole.MediaType.TEXT)).contains("consumer: counted", "eventsDuplicate: 1")
                .doesNotContain(SECRET);
    }

    @Test
    void inMicrometer() throws Exception {
        someDeliveries();

        assertThat(counter("deliveries")).isEqualTo(3);
        assertThat(counter("deliveries.refused")).isEqualTo(1);
        assertThat(counter("deliveries.timed.out")).isZero();
        assertThat(counter("events.completed")).isEqualTo(2);
        assertThat(counter("events.failed")).isEqualTo(1);
        assertThat(counter("events.duplicate")).isEqualTo(1);
        context.getRouteController().stopRoute("counted");
        assertThat(meters.find("camel.kit.deliveries").functionCounter()).isNull();
    }

    private double counter(String name) {
        return meters.get("camel.kit." + name).tag("consumer", "counted").functionCounter().count();
    }
}
