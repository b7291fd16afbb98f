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
package io.github.camelkit.oauth;

import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.github.camelkit.server.HttpAnswer;
import io.github.camelkit.server.HttpHandler;
import io.github.camelkit.server.HttpListener;
import io.github.camelkit.server.HttpRequest;
import io.github.camelkit.server.InFlightLimit;
import io.github.camelkit.server.Inbound;
import io.github.camelkit.server.PathTable;
import io.github.camelkit.server.Refusals;
import io.github.camelkit.store.KitStore;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the two addresses of an app's installation: sections "OAuth Web Server App Flow" and "OAuth SPA &amp; Mobile App
 * Flow" of Kit's reference.
 */
final class InstallFlow implements Inbound {

    /** What it works with. */
    public record Tools(CamelContext context, PathTable paths, KitStore store, ExecutorService pool,
            ScheduledExecutorService timer, Clock clock) {
    }

    private static final Logger LOG = LoggerFactory.getLogger(InstallFlow.class);
    private static final int MAX_PENDING = 10_000;
    private static final int RETRY_SECONDS = 5;

    private final Tools tools;
    private final InFlightLimit gate;
    private final HttpListener install;
    private final HttpListener callback;

    /**
     * @param factory the name of the REST consumer factory; null for whatever there is
     * @param owner   who listens, for messages
     */
    public InstallFlow(InstallSettings settings, String factory, String owner, Installer installer, Tools tools) {
        this.tools = tools;
        this.gate = new InFlightLimit(settings.maxInFlight());
        Refusals refusals = new Refusals(settings.callbackPath(), System::nanoTime);
        PendingInstalls pending = new PendingInstalls(tools.store(), tools.clock(), MAX_PENDING);
        InstallCookie cookie = new InstallCookie(settings.cookiePath(), settings.isSecure());
        install = listener(HttpListener.Settings.get(settings.path(), factory, owner), refusals,
                new InstallPage(settings, pending, cookie, installer, tools.clock()));
        callback = listener(HttpListener.Settings.get(settings.callbackPath(), factory, owner), refusals,
                new RedirectHandler(settings, pending, cookie, installer, tools, refusals));
    }

    private HttpListener listener(HttpListener.Settings settings, Refusals refusals, HttpHandler handler) {
        return new HttpListener(tools.context(), tools.paths(), settings, refusals,
                (request, answer) -> take(handler, request, answer));
    }

    public void start() throws Exception {
        install.start();
        try {
            callback.start();
        } catch (Exception e) {
            install.stop();
            throw e;
        }
    }

    public void stop() {
        install.stop();
        callback.stop();
    }

    /** What is under way goes on; what comes is asked to come again. */
    @Override
    public void refuse() {
        gate.close();
    }

    @Override
    public void accept() {
        gate.open();
    }

    @Override
    public int inFlight() {
        return gate.inside();
    }

    /** What blocks must not block the server's threads. */
    private void take(HttpHandler handler, HttpRequest request, Consumer<HttpAnswer> answer) {
        if (!gate.enter()) {
            answer.accept(busy());
            return;
        }
        AtomicBoolean left = new AtomicBoolean();
        Consumer<HttpAnswer> leaving = given -> {
            if (left.compareAndSet(false, true)) {
                gate.leave();
                answer.accept(given);
            }
        };
        try {
            tools.pool().execute(() -> handle(handler, request, leaving));
        } catch (RejectedExecutionException e) {
            leaving.accept(busy());
        }
    }

    private static void handle(HttpHandler handler, HttpRequest request, Consumer<HttpAnswer> answer) {
        try {
            handler.handle(request, answer);
        } catch (RuntimeException e) {
            LOG.warn("An installation failed unexpectedly: {}", e.getClass().getName());
            answer.accept(Pages.page(500, "Something went wrong", "The app could not be installed. Try again later.",
                    null));
        }
    }

    private static HttpAnswer busy() {
        return Pages.page(503, "Try again", "There is too much to do at the moment. Try again in some seconds.", null)
                .withHeader("Retry-After", String.valueOf(RETRY_SECONDS));
    }
}
