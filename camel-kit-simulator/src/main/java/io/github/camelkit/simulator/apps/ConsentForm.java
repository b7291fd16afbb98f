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

import java.util.Map;

import io.github.camelkit.simulator.Switches;
import io.github.camelkit.simulator.http.Answer;
import io.github.camelkit.simulator.http.Incoming;
import io.github.camelkit.simulator.oauth.Consent;
import io.github.camelkit.simulator.state.Account;

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
        if (session == null && !switches.consentPage()) {
            return null;
        }
        String name = store.app() == null ? parameters.get("client_id") : store.app().name();
        String tenant = parameters.get("tenant_name");
        StringBuilder form = new StringBuilder("<p id=\"consent\">" + Page.escape(name)
                + (tenant == null ? "" : " (" + Page.escape(tenant) + ")")
                + " asks for access to your Kit account.</p>\n<form method=\"post\">\n");
        parameters.forEach((key, value) -> form.append(hidden(key, value)));
        form.append(accounts(session)).append("""
                <button id="approve" name="consent" value="approve">Allow</button>
                <button id="refuse" name="consent" value="refuse">Refuse</button>
                </form>
                """);
        return Page.of(200, "Allow access?", form.toString());
    }

    private String accounts(Sessions.Session session) {
        StringBuilder select = new StringBuilder("<p><label>Account <select name=\"account\">");
        for (Account account : store.accounts().all()) {
            boolean selected = session != null && session.account().id() == account.id();
            select.append(option(account, selected));
        }
        return select.append("</select></label></p>\n").toString();
    }

    static String option(Account account, boolean selected) {
        return "<option value=\"" + account.id() + (selected ? "\" selected>" : "\">") + Page.escape(account.name())
                + "</option>";
    }

    private static String hidden(String name, String value) {
        return "<input type=\"hidden\" name=\"" + Page.escape(name) + "\" value=\"" + Page.escape(value) + "\">\n";
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
