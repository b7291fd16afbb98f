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
package io.github.camelkit.examples.support;

import java.util.List;

import io.github.camelkit.KitComponent;
import io.github.camelkit.model.KitPage;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;

/**
 * A Camel with the Kit component, for a job that has an end. Whatever fails ends in a {@link JobException}.
 */
public final class KitCamel implements AutoCloseable {

    // Calls under way are finished, which may take a whole window of the quota
    private static final int SHUTDOWN_SECONDS = 90;

    private final Main main = new Main();

    public KitCamel(KitAccess kit) {
        // Who interrupts the job wants it to end now, and can run it again
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        kit.options().forEach((option, value) -> main.addInitialProperty("camel.component.kit." + option, value));
        main.configure().withShutdownTimeout(SHUTDOWN_SECONDS);
        try {
            main.start();
        } catch (Exception e) {
            main.stop();
            throw JobException.of(e);
        }
    }

    public void add(RouteBuilder routes) {
        try {
            main.getCamelContext().addRoutes(routes);
        } catch (Exception e) {
            throw JobException.of(e);
        }
    }

    /** Sends an empty message, and waits until it is through. */
    public void run(String uri) {
        send(uri, null);
    }

    /** What an endpoint answers. */
    public <T> T ask(String uri, Class<T> type) {
        return send(uri, null).getMessage().getBody(type);
    }

    /** All things on a list. */
    public <T> List<T> list(String uri, Class<T> type) {
        KitPage<?> all = ask(uri, KitPage.class);
        return all.stream().map(type::cast).toList();
    }

    public Exchange send(String uri, Object body) {
        Exchange done;
        try {
            done = main.getCamelTemplate().request(uri, exchange -> exchange.getMessage().setBody(body));
        } catch (Exception e) {
            throw JobException.of(e);
        }
        if (done.getException() != null) {
            throw JobException.of(done.getException());
        }
        return done;
    }

    /** How many calls were made. */
    public long calls() {
        return main.getCamelContext().getComponent("kit", KitComponent.class).getSent();
    }

    @Override
    public void close() {
        main.stop();
    }
}
