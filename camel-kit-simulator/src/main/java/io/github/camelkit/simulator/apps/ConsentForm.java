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

import java.util.HashMap;
import java.util.Map;

import io.github.camelkit.simulator.http.Answer;
import io.github.camelkit.simulator.http.Incoming;
import io.github.camelkit.simulator.oauth.Consent;
import io.github.camelkit.simulator.pages.Pages;
import io.github.camelkit.simulator.state.Account;
import io.github.camelkit.simulator.state.Switch;
import io.github.camelkit.simulator.state.Switches;

/** The page that asks the user whether the app may have access to an account. */
public final class ConsentForm implements Consent {

    private final AppStore store;
    private final Sessions sessions;
    private final Switches switches;

    public ConsentForm(AppStore store, Sessions sessions, Switches switches) {
        this.store = store;
        this.sessions = sessions;
        this.switches = switches;
    }

    @Override
    public boolean mayRedirectTo(String uri) {
        App app = store.app();
        return app == null || app.mayRedirectTo(uri);
    }

    @Override
    public Answer ask(Incoming request, Map<String, String> parameters) {
        Sessions.Session session = sessions.of(request);
        if (session == null && !switches.is(Switch.CONSENT_PAGE)) {
            return null;
        }
        String name = store.app() == null ? parameters.get("client_id") : store.app().name();
        Map<String, Object> page = new HashMap<>();
        page.put("app", name);
        page.put("tenant", parameters.get("tenant_name"));
        page.put("parameters", parameters);
        page.put("accounts", store.accounts().all());
        page.put("selected", session == null ? 0L : session.account().id());
        return Pages.html(200, "consent.jte", page);
    }

    @Override
    public Account answeredBy(Incoming request, Map<String, String> form) {
        Account account = store.account(form.get("account"));
        Sessions.Session session = sessions.of(request);
        if (session != null) {
            session.signIn(account);
        }
        return account;
    }
}
