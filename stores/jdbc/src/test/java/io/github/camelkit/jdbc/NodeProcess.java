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
package io.github.camelkit.jdbc;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

import io.github.camelkit.KitComponent;
import io.github.camelkit.KitConfiguration;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * A node: the addresses of the database and of Kit, the API key, limit and window. Commands: {@code calls} with a number
 * of threads that call Kit all the time, {@code poll}, {@code stop}.
 */
public final class NodeProcess {

    private NodeProcess() {
    }

    public static void main(String[] arguments) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            JdbcKitStore store = new JdbcKitStore(Databases.dataSource(arguments[0]));
            KitComponent component = context.getComponent("kit", KitComponent.class);
            component.setStore(store);
            KitConfiguration configuration = component.getConfiguration();
            configuration.setBaseUri(arguments[1]);
            configuration.setApiKey(arguments[2]);
            configuration.setQuotaLimit(Integer.parseInt(arguments[3]));
            configuration.setQuotaWindow(Long.parseLong(arguments[4]));
            context.start();
            System.out.println("ready");
            AtomicBoolean running = new AtomicBoolean(true);
            LongAdder calls = new LongAdder();
            BufferedReader commands = new BufferedReader(
                    new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String command = commands.readLine(); command != null && !command.equals("stop"); command = commands
                    .readLine()) {
                if (command.equals("poll")) {
                    poll(context);
                } else {
                    int threads = Integer.parseInt(command.substring("calls ".length()));
                    for (int i = 0; i < threads; i++) {
                        start(context.createProducerTemplate(), running, calls);
                    }
                }
            }
            running.set(false);
            System.out.println("calls " + calls);
        }
    }

    private static void start(ProducerTemplate template, AtomicBoolean running, LongAdder calls) {
        Thread thread = new Thread(() -> {
            while (running.get()) {
                try {
                    template.requestBody("kit:tags?operation=list&outputType=MAP", (Object) null);
                    calls.increment();
                } catch (RuntimeException e) {
                    System.out.println("failed " + e.getCause());
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void poll(DefaultCamelContext context) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kit:tags?initial=ALL&delay=200&outputType=MAP").process(exchange -> System.out.println(
                        "polled " + exchange.getMessage().getBody(Map.class).get("name")));
            }
        });
    }
}
