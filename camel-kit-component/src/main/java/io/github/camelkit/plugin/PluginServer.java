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
package io.github.camelkit.plugin;

import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

import io.github.camelkit.server.HttpHandler;
import io.github.camelkit.server.HttpListener;
import io.github.camelkit.server.Inbound;
import io.github.camelkit.server.InboundRunner;
import io.github.camelkit.server.PathTable;
import io.github.camelkit.server.Refusals;
import org.apache.camel.CamelContext;

/**
 * Serves one address of a plugin.
 */
final class PluginServer implements Inbound {

    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    /**
     * What is served.
     *
     * @param settings      those of the plugin, for the actions of the editor
     * @param checkHtml     whether HTML that Kit would refuse is answered as an error
     * @param authenticator null where everybody may ask
     * @param client        who Kit is, for the actions of OAuth; null for those of the editor
     * @param maxInFlight   how many requests may be under way
     * @param timeout       how long one may take, in milliseconds
     */
    public record Settings(PluginAction action, PluginSettings settings, boolean checkHtml,
            KitPluginAuthenticator authenticator, OAuthClient client, int maxInFlight, long timeout) {
    }

    /**
     * Where it is served.
     *
     * @param factory the name of the REST consumer factory; null for whatever there is
     * @param maxBody the most bytes of a body
     * @param owner   who listens, for messages
     */
    public record Place(String path, String factory, int maxBody, String owner) {
    }

    /**
     * @param pool  runs what blocks
     * @param timer wakes what waits, and is never held up
     */
    public record Tools(CamelContext context, PathTable paths, Executor pool, ScheduledExecutorService timer) {
    }

    private final InboundRunner runner;
    private final HttpListener listener;

    /**
     * @throws IllegalArgumentException if something of the settings makes no sense
     */
    public PluginServer(Settings settings, Place place, Tools tools, PluginRoute route) {
        Refusals refusals = new Refusals(place.path(), System::nanoTime);
        if (settings.maxInFlight() < 1) {
            throw new IllegalArgumentException("The option maxInFlight must be more than 0");
        }
        if (settings.timeout() < 1) {
            throw new IllegalArgumentException("The option deliveryTimeout must be more than 0");
        }
        runner = new InboundRunner(place.path(), settings.maxInFlight(), settings.timeout(), tools.pool(), tools.timer());
        HttpHandler handler = new PluginHandler(settings.authenticator(), protocol(settings), route, runner, refusals);
        listener = new HttpListener(tools.context(), tools.paths(), where(settings.action(), place), refusals, handler);
    }

    private static HttpListener.Settings where(PluginAction action, Place place) {
        String methods = action == PluginAction.AUTHORIZE ? "GET,POST" : "POST";
        Set<String> types = action.isEditor() ? Set.of(JSON)
                : action == PluginAction.AUTHORIZE ? Set.of(FORM) : Set.of(JSON, FORM);
        return new HttpListener.Settings(place.path(), false, place.factory(), place.maxBody(), place.owner(), methods,
                types);
    }

    private static Protocol protocol(Settings settings) {
        return switch (settings.action()) {
            case HTML -> new EditorProtocol.Html(settings.settings(), settings.checkHtml());
            case SEARCH -> new EditorProtocol.Search(settings.settings());
            case AUTHORIZE -> new AuthorizeProtocol(settings.client());
            default -> new GrantProtocol(settings.action(), settings.client());
        };
    }

    public void start() throws Exception {
        runner.open();
        listener.start();
    }

    public void stop() {
        runner.close();
        listener.stop();
    }

    /** Takes no more requests; those under way go on. */
    @Override
    public void refuse() {
        runner.close();
    }

    /** Takes requests again. */
    @Override
    public void accept() {
        runner.open();
    }

    /** How many requests are under way. */
    @Override
    public int inFlight() {
        return runner.inFlight();
    }

    @Override
    public String overdue() {
        return runner.overdue("requests");
    }
}
