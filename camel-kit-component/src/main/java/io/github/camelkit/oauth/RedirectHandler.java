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
import io.github.camelkit.server.HttpHandler;
import io.github.camelkit.server.HttpRequest;
import io.github.camelkit.server.Refusals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The callback, where Kit sends the browser with a code or an error. Neither is looked at before the state is known to be
 * one that this browser began with.
 */
final class RedirectHandler implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(RedirectHandler.class);
    private static final String AGAIN = "Begin again at Kit's App Store.";
    private static final Set<String> TEMPORARY = Set.of("server_error", "temporarily_unavailable");

    private final InstallSettings settings;
    private final PendingInstalls pending;
    private final InstallCookie cookie;
    private final Installer installer;
    private final InstallFlow.Tools tools;
    private final Refusals refusals;

    RedirectHandler(InstallSettings settings, PendingInstalls pending, InstallCookie cookie, Installer installer,
            InstallFlow.Tools tools, Refusals refusals) {
        this.settings = settings;
        this.pending = pending;
        this.cookie = cookie;
        this.installer = installer;
        this.tools = tools;
        this.refusals = refusals;
    }

    @Override
    public void handle(HttpRequest request, Consumer<HttpAnswer> answer) {
        String state = request.query("state");
        try {
            PendingInstall found = state == null ? null : pending.find(state);
            if (found == null) {
                refusals.count("state");
                answer.accept(unknown());
                return;
            }
            String browser = cookie.value(request.header("Cookie"), state);
            if (browser == null || !Secret.isDigest(found.browser(), browser)) {
                refusals.count("browser");
                answer.accept(Pages.page(403, "Another browser", "This installation was begun in another browser, or"
                        + " cookies are blocked. " + AGAIN, null));
                return;
            }
            PendingInstall mine = pending.take(state);
            if (mine == null) {
                refusals.count("state");
                answer.accept(unknown());
                return;
            }
            finish(request, mine, given -> answer.accept(given.withHeader("Set-Cookie", cookie.clear(state))));
        } catch (IOException e) {
            LOG.warn("An installation cannot be finished: {}", e.getMessage());
            answer.accept(Pages.page(503, "Try again", "The installation cannot be finished at the moment. Try again"
                    + " later.", null));
        }
    }

    private static HttpAnswer unknown() {
        return Pages.page(400, "Unknown installation", "This installation is over, or took too long. " + AGAIN, null);
    }

    private void finish(HttpRequest request, PendingInstall install, Consumer<HttpAnswer> answer) {
        String back = settings.hosts().allows(install.redirect()) ? install.redirect() : null;
        String code = request.query("code");
        if (request.query().containsKey("error")) {
            answer.accept(refused(request.query("error"), back));
        } else if (code == null || code.isEmpty()) {
            refusals.count("code");
            answer.accept(Pages.page(400, "No code", "Kit has sent no code for the installation. " + AGAIN, back));
        } else {
            new InstallCompletion(settings, installer, tools, install.appUser(), back, answer)
                    .run(code, install.verifier());
        }
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
}
