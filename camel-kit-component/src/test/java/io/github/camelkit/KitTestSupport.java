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

import java.util.HashMap;
import java.util.Map;

import io.github.camelkit.simulator.KitSimulator;
import io.github.camelkit.simulator.http.RecordedRequest;
import io.github.camelkit.simulator.state.Switch;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * A real Camel context and a real simulator for each test.
 */
public abstract class KitTestSupport {

    protected KitSimulator kit;
    protected CamelContext context;
    protected ProducerTemplate template;

    @BeforeEach
    void startBoth() throws Exception {
        kit = simulator();
        // stricter than Kit, so that a parameter that is misspelt fails a test
        kit.switches().set(Switch.STRICT_PARAMETERS, true);
        context = new DefaultCamelContext();
        context.getShutdownStrategy().setTimeout(5);
        configure(component().getConfiguration());
        setUp();
        RouteBuilder routes = routes();
        if (routes != null) {
            context.addRoutes(routes);
        }
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterEach
    void stopBoth() {
        if (context.isStarted()) {
            Visible.log(context);
        }
        context.stop();
        kit.close();
    }

    protected KitSimulator simulator() {
        return KitSimulator.builder().rateLimit(0).oauthRateLimit(0).start();
    }

    protected KitComponent component() {
        return context.getComponent("kit", KitComponent.class);
    }

    /** With an API key, no waiting for the quota, and quick retries. */
    protected void configure(KitConfiguration configuration) {
        configuration.setBaseUri(kit.baseUri());
        configuration.setApiKey(kit.apiKey());
        configuration.setQuotaEnabled(false);
        configuration.setRetryDelay(10);
        configuration.setRetryMaxDelay(50);
    }

    protected void setUp() throws Exception {
        // For subclasses that seed the simulator or the registry
    }

    protected RouteBuilder routes() {
        return null;
    }

    /** Sends to an endpoint and answers the exchange, failed or not. */
    protected Exchange send(String uri, Object body, Object... headers) {
        Map<String, Object> named = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            named.put(headers[i].toString(), headers[i + 1]);
        }
        Exchange answer = template.request(uri, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(named);
        });
        if (answer.getException() != null) {
            Visible.log(answer.getException());
        }
        return answer;
    }

    /** Sends to an endpoint and answers the body; fails as the exchange does. */
    protected <T> T call(Class<T> type, String uri, Object body, Object... headers) {
        Exchange exchange = send(uri, body, headers);
        if (exchange.getException() != null) {
            throw new AssertionError(exchange.getException());
        }
        return exchange.getMessage().getBody(type);
    }

    protected RecordedRequest lastRequest() {
        return kit.requests().get(kit.requests().size() - 1);
    }
}
