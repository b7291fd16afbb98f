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
import java.util.concurrent.ScheduledExecutorService;

import io.github.camelkit.server.HttpAnswer;
import io.github.camelkit.server.HttpListener;
import io.github.camelkit.server.HttpRequest;
import io.github.camelkit.server.Inbound;
import io.github.camelkit.server.InboundRunner;
import io.github.camelkit.server.PathTable;
import io.github.camelkit.server.Refusals;
import io.github.camelkit.store.KitStore;
import org.apache.camel.CamelContext;

/**
 * Serves the two addresses of an app's installation: sections "OAuth Web Server App Flow" and "OAuth SPA &amp; Mobile App
 * Flow" of Kit's reference.
 */
final class InstallFlow implements Inbound {

    /** What it works with. */
    public record Tools(CamelContext context, PathTable paths, KitStore store, ExecutorService pool,
            ScheduledExecutorService timer, Clock clock) {
    }

    /** One of the two addresses. */
    interface Address {
        InboundRunner.Work work(HttpRequest request);
    }

    private static final int MAX_PENDING = 10_000;
    private static final int RETRY_SECONDS = 5;

    private final Tools tools;
    private final String path;
    // One each: who cannot begin must not keep others from finishing
    private final InboundRunner beginning;
    private final InboundRunner finishing;
    private final HttpListener install;
    private final HttpListener callback;

    /**
     * @param factory the name of the REST consumer factory; null for whatever there is
     * @param owner   who listens, for messages
     */
    public InstallFlow(InstallSettings settings, String factory, String owner, Installer installer, Tools tools) {
        this.tools = tools;
        this.path = settings.path();
        Refusals refusals = new Refusals(settings.callbackPath(), System::nanoTime);
        PendingInstalls pending = new PendingInstalls(tools.store(), tools.clock(), MAX_PENDING, tools.pool());
        InstallCookie cookie = new InstallCookie(settings.cookiePath(), settings.isSecure());
        beginning = runner(settings, settings.path());
        finishing = runner(settings, settings.callbackPath());
        install = listener(HttpListener.Settings.get(settings.path(), factory, owner), refusals, beginning,
                new InstallPage(settings, pending, cookie, installer, tools.clock()));
        callback = listener(HttpListener.Settings.get(settings.callbackPath(), factory, owner), refusals, finishing,
                new RedirectHandler(settings, pending, cookie, installer, tools.store(), refusals));
    }

    private InboundRunner runner(InstallSettings settings, String path) {
        return new InboundRunner(path, settings.maxInFlight(), settings.timeout().toMillis(), tools.pool(),
                tools.timer());
    }

    private HttpListener listener(HttpListener.Settings settings, Refusals refusals, InboundRunner runner,
            Address address) {
        return new HttpListener(tools.context(), tools.paths(), settings, refusals, (request, answer) -> {
            if (!runner.take(address.work(request), answer)) {
                answer.accept(busy());
            }
        });
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
        beginning.close();
        finishing.close();
    }

    @Override
    public void accept() {
        beginning.open();
        finishing.open();
    }

    @Override
    public int inFlight() {
        return beginning.inFlight() + finishing.inFlight();
    }

    @Override
    public String overdue() {
        String signIns = beginning.overdue("requests to " + path);
        String installations = finishing.overdue("installations");
        return signIns == null ? installations : installations == null ? signIns : signIns + "; " + installations;
    }

    static HttpAnswer failed() {
        return Pages.page(500, "Something went wrong", "The app could not be installed. Try again later.", null);
    }

    private static HttpAnswer busy() {
        return Pages.page(503, "Try again", "There is too much to do at the moment. Try again in some seconds.", null)
                .withHeader("Retry-After", String.valueOf(RETRY_SECONDS));
    }
}
