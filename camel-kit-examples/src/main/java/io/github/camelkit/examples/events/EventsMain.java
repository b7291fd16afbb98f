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
package io.github.camelkit.examples.events;

import io.github.camelkit.KitConstants;
import io.github.camelkit.simulator.KitSimulator;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/**
 * What the examples of events have in common: a Camel with an HTTP server, and somebody who tags subscribers.
 */
final class EventsMain {

    private EventsMain() {
    }

    /** In an application of your own, these are properties of {@code application.properties}. */
    static Main of(KitSimulator kit, int port) {
        // Else the simulator's web server announces itself on standard error
        System.setProperty("org.jboss.logging.provider", "slf4j");
        Main main = new Main();
        main.addInitialProperty("camel.component.kit.base-uri", kit.baseUri());
        main.addInitialProperty("camel.component.kit.api-key", kit.apiKey());
        main.addInitialProperty("camel.server.enabled", "true");
        main.addInitialProperty("camel.server.host", "127.0.0.1");
        main.addInitialProperty("camel.server.port", Integer.toString(port));
        return main;
    }

    /** Where the simulator reaches this machine; Kit itself needs an address on the internet. */
    static String publicUrl(int port) {
        return "http://127.0.0.1:" + port;
    }

    /** Adds a subscriber every few seconds, and tags them. */
    static RouteBuilder tagging(long tagId) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("timer:tagging?period=3000&includeMetadata=true")
                    .setBody().simple("{\"email_address\":\"ann${header.CamelTimerCounter}@example.com\","
                            + "\"first_name\":\"Ann the ${header.CamelTimerCounter}.\"}")
                    .to("kit:subscribers?operation=create")
                    .setHeader(KitConstants.TAG_ID).constant(tagId)
                    .to("kit:tags?operation=addSubscriber");
            }
        };
    }
}
