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

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Without an HTTP server, a route says at start-up what is missing. */
class NoServerTest {

    private static final String EVENTS = "kit:webhook-endpoints?events=tag.created&autoRegister=false"
            + "&signingSecret=whsec_of_this_test&apiKey=kit_of_this_test";
    private static final RouteBuilder ROUTES = new RouteBuilder() {
        @Override
        public void configure() {
            from(EVENTS).to("log:events");
        }
    };

    @Test
    void inCamelMain() {
        Main main = new Main();
        main.configure().addRoutesBuilder(ROUTES);
        try {
            assertThatThrownBy(main::start).hasStackTraceContaining("There is no HTTP server for the path"
                    + " /kit/webhook-endpoints/tag.created: in Camel Main, set the property camel.server.enabled=true")
                    .hasStackTraceContaining("camel-platform-http-main is there");
        } finally {
            main.stop();
        }
    }

    @Test
    void inCamelMainWithTheProperty() {
        Main main = new Main();
        main.configure().addRoutesBuilder(ROUTES);
        main.addInitialProperty("camel.server.enabled", "true");
        main.addInitialProperty("camel.server.host", "127.0.0.1");
        main.addInitialProperty("camel.server.port", "0");
        try {
            assertThatCode(main::start).doesNotThrowAnyException();
        } finally {
            main.stop();
        }
    }

    /** As in a context without Camel Main, or where its server starts later. */
    @Test
    void inAContextOfItsOwn() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(ROUTES);
            assertThatThrownBy(context::start).hasStackTraceContaining("camel.server.enabled=true")
                    .hasStackTraceContaining("httpConsumerFactory");
        }
    }
}
