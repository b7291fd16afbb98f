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
package io.github.camelkit.benchmarks;

import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.dataformat.JsonLibrary;

/** One call as a route with the component makes it, and as a route without it does. */
final class CallRoutes extends RouteBuilder {

    static final String ID = "CamelKitSubscriberId";
    static final Map<String, Object> SUBSCRIBER = Map.of("email_address", "ann@example.com", "first_name", "Ann",
            "fields", Map.of("last_name", "Archer", "town", "Aberdeen"));
    private final String baseUri;

    CallRoutes(String baseUri) {
        this.baseUri = baseUri;
    }

    @Override
    public void configure() {
        from("direct:kitGet").to("kit:subscribers?operation=get");
        from("direct:kitCreate").to("kit:subscribers?operation=create");

        from("direct:handGet")
                .setHeader("X-Kit-Api-Key", constant(SimulatorProcess.API_KEY))
                .setHeader(Exchange.HTTP_METHOD, constant("GET"))
                .setHeader(Exchange.HTTP_PATH, simple("/v4/subscribers/${header." + ID + "}"))
                .to(baseUri)
                .unmarshal().json(JsonLibrary.Jackson, Map.class);
        from("direct:handCreate")
                .setHeader("X-Kit-Api-Key", constant(SimulatorProcess.API_KEY))
                .setHeader(Exchange.HTTP_METHOD, constant("POST"))
                .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                .setHeader(Exchange.HTTP_PATH, constant("/v4/subscribers"))
                .marshal().json(JsonLibrary.Jackson)
                .to(baseUri)
                .unmarshal().json(JsonLibrary.Jackson, Map.class);
    }
}
