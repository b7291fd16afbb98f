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

import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;

import io.github.camelkit.server.HttpAnswer;
import io.github.camelkit.server.HttpRequest;
import io.github.camelkit.server.InboundRunner;
import io.github.camelkit.server.Refusals;
import io.github.camelkit.store.KitStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The callback, where Kit sends the browser with a code or an error. Neither is looked at before the state is known to be
 * one that this browser began with.
 */
final class RedirectHandler implements InstallFlow.Address {

    private static final Logger LOG = LoggerFactory.getLogger(RedirectHandler.class);
    private static final String AGAIN = "Begin again at Kit's App Store.";
    private static final Set<String> TEMPORARY = Set.of("server_error", "temporarily_unavailable");

    private final InstallSettings settings;
    private final PendingInstalls pending;
    private final InstallCookie cookie;
    private final Installer installer;
    private final KitStore store;
    private final Refusals refusals;

    RedirectHandler(InstallSettings settings, PendingInstalls pending, InstallCookie cookie, Installer installer,
            KitStore store, Refusals refusals) {
        this.settings = settings;
        this.pending = pending;
        this.cookie = cookie;
        this.installer = installer;
        this.store = store;
        this.refusals = refusals;
    }

    @Override
    public InboundRunner.Work work(HttpRequest request) {
        return new Work(request);
    }

    private static HttpAnswer unknown() {
        return Pages.page(400, "Unknown installation", "This installation is over, or took too long. " + AGAIN, null);
    }

    /** What the parameters say is not shown: anybody could have written it. */
    private static HttpAnswer refused(String error, String back) {
        if ("access_denied".equals(error)) {
            return Pages.page(403, "Not installed", "You have not given the app access to your Kit account.", back);
        }
        if (error != null && TEMPORARY.contains(error)) {
            return Pages.page(503, "Try again", "Kit cannot install the app at the moment. Try again later.", back);
        }
        LOG.warn("Kit refused an authorization request; check clientId, redirectUri and scope");
        return Pages.page(400, "Not installed", "Kit has refused to install the app.", back);
    }

    private static HttpAnswer unable() {
        return Pages.page(503, "Try again", "The installation cannot be finished at the moment. Try again later.", null);
    }

    /** One request. */
    private final class Work implements InboundRunner.Work {

        private final HttpRequest request;
        private final String state;
        private volatile InstallCompletion finishing;

        Work(HttpRequest request) {
            this.request = request;
            this.state = request.query("state");
        }

        @Override
        public void run(InboundRunner.Run run) {
            try {
                PendingInstall mine = mine(run);
                if (mine != null) {
                    finish(mine, run);
                }
            } catch (IOException e) {
                LOG.warn("An installation cannot be finished: {}", e.getMessage());
                run.end(unable());
            }
        }

        /** The installation that this browser began; null if it was not found, which was answered. */
        private PendingInstall mine(InboundRunner.Run run) throws IOException {
            PendingInstall found = state == null ? null : pending.find(state);
            if (found == null) {
                refusals.count("state");
                run.end(unknown());
                return null;
            }
            String browser = cookie.value(request.header("Cookie"), state);
            if (browser == null || !Secret.isDigest(found.browser(), browser)) {
                refusals.count("browser");
                run.end(Pages.page(403, "Another browser", "This installation was begun in another browser, or"
                        + " cookies are blocked. " + AGAIN, null));
                return null;
            }
            PendingInstall mine = pending.take(state);
            if (mine == null) {
                refusals.count("state");
                run.end(unknown());
            }
            return mine;
        }

        private void finish(PendingInstall install, InboundRunner.Run run) {
            String back = settings.origins().allows(install.redirect()) ? install.redirect() : null;
            String code = request.query("code");
            Consumer<HttpAnswer> end = answer -> run.end(withoutCookie(answer));
            if (request.query().containsKey("error")) {
                end.accept(refused(request.query("error"), back));
            } else if (code == null || code.isEmpty()) {
                refusals.count("code");
                end.accept(Pages.page(400, "No code", "Kit has sent no code for the installation. " + AGAIN, back));
            } else {
                finishing = new InstallCompletion(settings, installer, store, install.appUser(), back,
                        run::restartTimeout, end);
                finishing.run(code, install.verifier());
            }
        }

        private HttpAnswer withoutCookie(HttpAnswer answer) {
            return answer.withHeader("Set-Cookie", cookie.clear(state));
        }

        @Override
        public HttpAnswer timedOut() {
            InstallCompletion begun = finishing;
            return begun == null ? unable() : withoutCookie(begun.tooLate());
        }

        @Override
        public HttpAnswer failed() {
            return InstallFlow.failed();
        }
    }
}
