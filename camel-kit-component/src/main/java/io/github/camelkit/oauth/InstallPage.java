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
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.camelkit.server.HttpAnswer;
import io.github.camelkit.server.HttpRequest;
import io.github.camelkit.server.InboundRunner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The install address, where Kit sends a browser first: the app may sign its user in, and the browser is sent to Kit's
 * consent page.
 */
final class InstallPage implements InstallFlow.Address {

    private static final Logger LOG = LoggerFactory.getLogger(InstallPage.class);
    private static final String REDIRECT = "redirect";

    private final InstallSettings settings;
    private final PendingInstalls pending;
    private final InstallCookie cookie;
    private final Installer installer;
    private final Clock clock;
    private final AtomicBoolean told = new AtomicBoolean();

    InstallPage(InstallSettings settings, PendingInstalls pending, InstallCookie cookie, Installer installer,
            Clock clock) {
        this.settings = settings;
        this.pending = pending;
        this.cookie = cookie;
        this.installer = installer;
        this.clock = clock;
    }

    @Override
    public InboundRunner.Work work(HttpRequest request) {
        return new Work(request);
    }

    /** Behind a proxy that passes on another host it may still be right, so it is only logged, and only once. */
    private void checkHost(String header) {
        String own = URI.create(settings.redirectUri()).getHost();
        if (isOtherHost(header, own) && told.compareAndSet(false, true)) {
            LOG.warn("The install address was called at another host than {}, that of the option redirectUri. If"
                    + " browsers see that host, no installation can be finished: the cookie that it needs goes back to"
                    + " the host of the install address only", own);
        }
    }

    /** A header that cannot be read is ignored. */
    static boolean isOtherHost(String header, String own) {
        try {
            String called = header == null ? null : new URI("http://" + header).getHost();
            return called != null && !called.equalsIgnoreCase(own);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private Visit visit(HttpRequest request, String redirect) {
        Map<String, String> query = new HashMap<>(request.query());
        query.values().removeIf(Objects::isNull);
        return new Visit(query, request.header("Cookie"), settings.path() + (redirect == null ? ""
                : '?' + REDIRECT + '=' + URLEncoder.encode(redirect, StandardCharsets.UTF_8)));
    }

    private static HttpAnswer page(Visitor visitor) {
        return visitor.page() == null ? notSignedIn() : withCookies(Pages.guarded(visitor.page()), visitor);
    }

    private static HttpAnswer notSignedIn() {
        return Pages.page(500, "Something went wrong", "The app could not sign you in. Try again later.", null);
    }

    private HttpAnswer begin(String redirect, Visitor visitor) {
        String state = Secret.random();
        String browser = Secret.random();
        String verifier = settings.pkce() ? Pkce.newVerifier() : null;
        try {
            if (!pending.add(state, new PendingInstall(redirect, verifier, visitor.user(), Secret.digest(browser),
                    clock.instant().plus(settings.lifetime())))) {
                LOG.warn("Too many installations are pending: another one is refused");
                return unable();
            }
        } catch (IOException e) {
            LOG.warn("An installation cannot begin: {}", e.getMessage());
            return unable();
        }
        String tenant = visitor.tenantName() == null ? settings.tenantName() : visitor.tenantName();
        String address = new AuthorizationUrl(settings.authorizeUri(), settings.clientId(), settings.redirectUri())
                .state(state).verifier(verifier).scope(settings.scope()).tenantName(tenant).text();
        return withCookies(Pages.redirect(address)
                .withHeader("Set-Cookie", cookie.set(state, browser, settings.lifetime())), visitor);
    }

    private static HttpAnswer unable() {
        return Pages.page(503, "Try again", "The installation cannot begin at the moment. Try again later.", null);
    }

    private static HttpAnswer withCookies(HttpAnswer answer, Visitor visitor) {
        HttpAnswer all = answer;
        for (String set : visitor.cookies()) {
            all = all.withHeader("Set-Cookie", set);
        }
        return all;
    }

    /** One request. */
    private final class Work implements InboundRunner.Work {

        private final HttpRequest request;

        Work(HttpRequest request) {
            this.request = request;
        }

        @Override
        public void run(InboundRunner.Run run) {
            checkHost(request.header("Host"));
            String redirect = request.query(REDIRECT);
            // One that is given twice is invalid, and not missing
            if (request.query().containsKey(REDIRECT) && !settings.origins().allows(redirect)) {
                run.end(Pages.page(400, "Wrong address", "The address to go back to is not one of Kit's. Begin again at"
                        + " Kit's App Store.", null));
            } else if (settings.signIn()) {
                installer.signIn(visit(request, redirect), visitor -> run.end(
                        visitor.user() == null ? page(visitor)
                                : run.isAnswered() ? notSignedIn() : begin(redirect, visitor)));
            } else {
                run.end(begin(redirect, new Visitor(null, null, List.of(), null)));
            }
        }

        @Override
        public HttpAnswer timedOut() {
            return settings.signIn() ? notSignedIn() : unable();
        }

        @Override
        public HttpAnswer failed() {
            return InstallFlow.failed();
        }
    }
}
