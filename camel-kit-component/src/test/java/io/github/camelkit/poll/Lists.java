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
package io.github.camelkit.poll;

import java.util.List;
import java.util.Map;

import io.github.camelkit.KitComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/**
 * The routes of the proofs: four sources polled every 200 ms, with a look-back of 6 s.
 */
final class Lists {

    static final String NEW = "new";
    static final String UPDATED = "updated";
    static final String TAGGED = "tagged";
    static final String BOUGHT = "bought";
    static final List<String> ALL = List.of(NEW, UPDATED, TAGGED, BOUGHT);

    private static final String OPTIONS = "&initial=all&lookBack=6000&initialDelay=100&delay=200";

    /** Is given what came. */
    interface Taker {
        void take(String source, String content, Exchange exchange);
    }

    private Lists() {
    }

    static void poll(CamelContext context, String baseUri, String token, long tag, String more, Taker taker)
            throws Exception {
        KitComponent component = context.getComponent("kit", KitComponent.class);
        component.getConfiguration().setBaseUri(baseUri);
        component.getConfiguration().setAccessToken(token);
        component.getConfiguration().setQuotaEnabled(false);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                route(NEW, "kit:subscribers?mode=new");
                route(UPDATED, "kit:subscribers?mode=updated");
                route(TAGGED, "kit:tags?tagId=" + tag);
                route(BOUGHT, "kit:purchases?mode=new");
            }

            private void route(String source, String uri) {
                from(uri + OPTIONS + "&outputType=map" + more).routeId(source)
                        .process(exchange -> taker.take(source, content(source, exchange), exchange));
            }
        });
    }

    private static String content(String source, Exchange exchange) {
        Map<?, ?> item = exchange.getMessage().getBody(Map.class);
        return source.equals(UPDATED) ? item.get("id") + " " + item.get("first_name") + " " + item.get("state")
                : item.get("id").toString();
    }
}
