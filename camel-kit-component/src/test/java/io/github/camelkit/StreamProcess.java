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

import java.util.BitSet;

import io.github.camelkit.model.Subscriber;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A Java process that streams all subscribers through a route, and says what it has seen and held in memory. */
public final class StreamProcess {

    private static final int STEP = 250_000;
    private static final BitSet SEEN = new BitSet();
    private static int count;

    private StreamProcess() {
    }

    /** With the address of Kit and the API key. */
    public static void main(String[] arguments) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            KitConfiguration configuration = context.getComponent("kit", KitComponent.class).getConfiguration();
            configuration.setBaseUri(arguments[0]);
            configuration.setApiKey(arguments[1]);
            configuration.setQuotaEnabled(false);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:all").to("kit:subscribers?operation=list&paging=stream&status=all")
                            .split(body()).streaming().process(StreamProcess::take);
                }
            });
            context.start();
            long start = System.nanoTime();
            Exchange done = context.createProducerTemplate().request("direct:all", e -> { });
            if (done.getException() != null) {
                throw done.getException();
            }
            System.out.println("seen " + count + " distinct " + SEEN.cardinality() + " millis "
                    + (System.nanoTime() - start) / 1_000_000);
        }
    }

    private static void take(Exchange exchange) {
        SEEN.set(exchange.getMessage().getBody(Subscriber.class).id().intValue());
        if (++count % STEP == 0) {
            System.gc();
            Runtime memory = Runtime.getRuntime();
            System.out.println("held " + (memory.totalMemory() - memory.freeMemory()) / 1024);
        }
    }
}
