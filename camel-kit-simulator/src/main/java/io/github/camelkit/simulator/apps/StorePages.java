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
package io.github.camelkit.simulator.apps;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import io.github.camelkit.simulator.http.Answer;
import io.github.camelkit.simulator.http.Query;
import io.github.camelkit.simulator.oauth.OAuthServer;
import io.github.camelkit.simulator.pages.Pages;
import io.github.camelkit.simulator.state.Account;

/** The App Store: install, connect and remove the app. */
final class StorePages {

    /** Where plugins send the user back to; Kit's own is of the same path. */
    static final String CALLBACK = "/apps/install";
    private static final String PAGE = "/apps/1";

    private final AppStore store;
    private final OAuthServer oauth;

    StorePages(AppStore store, OAuthServer oauth) {
        this.store = store;
        this.oauth = oauth;
    }

    Answer get(String path, Query query, Sessions.Session session) {
        boolean answered = query.text("code") != null || query.text("error") != null;
        return switch (path) {
            case "/apps" -> answered ? connected(query, session) : list(session);
            case CALLBACK -> connected(query, session);
            case PAGE -> app(query.flag("success"), session);
            default -> null;
        };
    }

    Answer post(String path, Query form, Sessions.Session session) {
        return switch (path) {
            case "/apps/account" -> signIn(form, session);
            case PAGE + "/install" -> install(session);
            case PAGE + "/connect" -> Pages.redirect(authorizeUrl(session));
            case PAGE + "/uninstall" -> uninstall(session.account());
            default -> null;
        };
    }

    private Answer list(Sessions.Session session) {
        Map<String, Object> page = new HashMap<>();
        page.put("app", store.app());
        page.put("page", PAGE);
        page.put("accounts", store.accounts().all());
        page.put("selected", session.account().id());
        return Pages.html(200, "store.jte", page);
    }

    private Answer signIn(Query form, Sessions.Session session) {
        String name = form.text("name");
        session.signIn(name == null ? store.account(form.text("account")) : store.accounts().add(name));
        return Pages.redirect("/apps");
    }

    private Answer app(boolean back, Sessions.Session session) {
        App app = store.app();
        Installation installation = store.of(session.account());
        if (back && oauth.authorized(session.account())) {
            installation.install();
        }
        return Pages.html(200, "app.jte", Map.of("app", app, "page", PAGE, "account", session.account().name(),
                "installed", installation.installed(), "refused", back,
                "connected", installation.connection().connected()));
    }

    private Answer install(Sessions.Session session) {
        App app = store.app();
        if (app.installUrl() == null) {
            store.of(session.account()).install();
            return Pages.redirect(app.authorization() == null ? PAGE : authorizeUrl(session));
        }
        String back = URLEncoder.encode(store.address(PAGE + "?success=true"), StandardCharsets.UTF_8);
        return Pages.redirect(app.installUrl() + (app.installUrl().contains("?") ? "&" : "?") + "redirect=" + back);
    }

    private String authorizeUrl(Sessions.Session session) {
        return store.of(session.account()).connection().authorizeUrl(store.address(CALLBACK), session.newState());
    }

    private Answer connected(Query query, Sessions.Session session) {
        if (!session.redeemState(query.text("state"))) {
            return Pages.problem(400, "The app sent you back with a state that is not yours.");
        }
        if (query.text("code") == null) {
            return Pages.problem(400, "The app has not been connected: " + query.text("error"));
        }
        store.of(session.account()).connection().exchange(query.text("code"), store.address(CALLBACK));
        return Pages.redirect(PAGE);
    }

    private Answer uninstall(Account account) {
        oauth.revoke(account);
        store.of(account).uninstall();
        return Pages.redirect(PAGE);
    }
}
