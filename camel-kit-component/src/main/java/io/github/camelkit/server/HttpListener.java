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
package io.github.camelkit.server;

import java.util.Map;
import java.util.Set;

import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.spi.HeaderFilterStrategyAware;
import org.apache.camel.spi.RestConfiguration;
import org.apache.camel.spi.RestConsumerFactory;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Listens on one path of the runtime's HTTP server.
 */
public final class HttpListener {

    /**
     * @param path    with a slash at its beginning and none at its end
     * @param open    whether one more segment follows, which can be anything
     * @param factory the name of the REST consumer factory; null for whatever there is
     * @param maxBody the most bytes of a body
     * @param owner   who listens, for messages
     * @param method  the HTTP method, or several separated by commas
     * @param types   the content types of bodies, in small letters; none where no method has a body
     */
    public record Settings(String path, boolean open, String factory, int maxBody, String owner, String method,
            Set<String> types) {

        /**
         * @throws IllegalArgumentException if the path is invalid
         */
        public Settings {
            if (!path.matches("(/[A-Za-z0-9._~-]+)+")) {
                throw new IllegalArgumentException("The option path must be like /kit/events: segments of letters,"
                        + " digits and ._~- after slashes");
            }
            types = Set.copyOf(types);
        }

        boolean takes(String aMethod) {
            return Set.of(method.split(",")).contains(aMethod);
        }

        /** For JSON that is posted. */
        public static Settings json(String path, boolean open, String factory, int maxBody, String owner) {
            return new Settings(path, open, factory, maxBody, owner, "POST", Set.of("application/json"));
        }

        /** For what a browser gets. */
        public static Settings get(String path, String factory, String owner) {
            return new Settings(path, false, factory, 0, owner, "GET", Set.of());
        }
    }

    private final CamelContext context;
    private final PathTable paths;
    private final Settings settings;
    private final HttpProcessor processor;
    private Consumer consumer;
    private boolean claimed;

    public HttpListener(CamelContext context, PathTable paths, Settings settings, Refusals refusals,
            HttpHandler handler) {
        this.context = context;
        this.paths = paths;
        this.settings = settings;
        this.processor = new HttpProcessor(settings, refusals, handler);
    }

    /**
     * Starts to listen.
     *
     * @throws IllegalArgumentException if somebody else listens on the path
     * @throws IllegalStateException    if there is no HTTP server
     */
    public void start() throws Exception {
        RestConsumerFactory factory = HttpServers.find(context, settings.factory());
        paths.claim(settings.path(), settings.open(), settings.owner());
        claimed = true;
        try {
            // Types are checked here, for servers answer each in their own way to those they do not take. What the
            // server gives is not parsed by it, and the secret segment does not stand in an endpoint's URI
            consumer = factory.createConsumer(context, processor, settings.method(), settings.path(),
                    settings.open() ? '{' + HttpProcessor.LAST + '}' : null, null, null, configuration(factory),
                    Map.of());
            if (consumer.getEndpoint() instanceof HeaderFilterStrategyAware aware
                    && aware.getHeaderFilterStrategy() != null) {
                aware.setHeaderFilterStrategy(new UncachedStrategy(aware.getHeaderFilterStrategy()));
            }
            ServiceHelper.startService(consumer);
        } catch (IllegalArgumentException | IllegalStateException e) {
            stop();
            // Its component is there, and no server behind it
            throw new IllegalStateException(isPreferred(factory)
                    ? "There is no HTTP server for the path " + settings.path() + ": " + HttpServers.advice(context)
                    : "The HTTP server does not take the path " + settings.path(), e);
        } catch (Exception e) {
            stop();
            throw e;
        }
    }

    public void stop() {
        if (consumer != null) {
            ServiceHelper.stopAndShutdownService(consumer);
            consumer = null;
        }
        if (claimed) {
            claimed = false;
            paths.release(settings.path(), settings.open());
        }
    }

    private static boolean isPreferred(RestConsumerFactory factory) {
        return factory instanceof Component component && HttpServers.PREFERRED.equals(component.getDefaultName());
    }

    /** Of the settings of the user's REST DSL only where to listen: others would change the path or the answers. */
    private RestConfiguration configuration(RestConsumerFactory factory) {
        RestConfiguration fresh = new RestConfiguration();
        String name = factory instanceof Component component ? component.getDefaultName() : null;
        if (name != null && !isPreferred(factory)) {
            RestConfiguration users = CamelContextHelper.getRestConfiguration(context, name);
            fresh.setHost(users.getHost());
            fresh.setPort(users.getPort());
            fresh.setScheme(users.getScheme());
        }
        return fresh;
    }
}
