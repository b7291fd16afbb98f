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

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import io.github.camelkit.simulator.error.ApiException;
import io.github.camelkit.simulator.http.Answer;
import io.github.camelkit.simulator.http.Incoming;
import io.github.camelkit.simulator.http.Query;
import io.github.camelkit.simulator.oauth.OAuthServer;
import io.github.camelkit.simulator.pages.Pages;

/** What a browser sees of the simulator: the App Store under {@code /apps}, and the editor. */
public final class AppSite {

    private static final Map<String, String> FILES =
            Map.of("/apps/style.css", "text/css", "/editor/editor.js", "text/javascript");

    private final AppStore store;
    private final Sessions sessions;
    private final StorePages storePages;
    private final EditorPages editorPages;

    public AppSite(AppStore store, Sessions sessions, OAuthServer oauth) {
        this.store = store;
        this.sessions = sessions;
        this.storePages = new StorePages(store, oauth);
        this.editorPages = new EditorPages(store);
    }

    /** The answer, or {@code null} when the request is not for these addresses. */
    public Answer answer(Incoming request) {
        if (!request.path().matches("/(apps|editor)(/.*)?")) {
            return null;
        }
        if (FILES.containsKey(request.path())) {
            return Pages.file(request.path().substring(request.path().lastIndexOf('/') + 1), FILES.get(request.path()));
        }
        Sessions.Session session = sessions.of(request);
        boolean known = session != null;
        if (!known) {
            session = sessions.start(store.accounts().all().get(0));
        }
        Answer answer = page(request, session, known);
        if (known) {
            return answer;
        }
        Map<String, String> headers = new HashMap<>(answer.headers());
        headers.put("Set-Cookie", session.setCookie());
        return answer.with(headers);
    }

    private Answer page(Incoming request, Sessions.Session session, boolean known) {
        if (store.app() == null && !request.path().equals("/apps") && !request.path().equals("/apps/account")) {
            return Pages.problem(404, "No app is registered.");
        }
        try {
            Answer answer = switch (request.method()) {
                case "GET" -> get(request, session);
                case "POST" -> known ? post(request, session)
                        : Pages.problem(403, "Your browser sent no cookie: begin on the page before.");
                default -> Answer.of(new ApiException(405, "Method Not Allowed")).with(Map.of("Allow", "GET, POST"));
            };
            return answer == null ? Pages.problem(404, "There is no such page.") : answer;
        } catch (PluginException e) {
            return Pages.problem(502, e.getMessage() + ".");
        } catch (IllegalArgumentException e) {
            return Pages.problem(400, e.getMessage() + ".");
        } catch (ApiException e) {
            return Pages.problem(e.status(), String.join("; ", e.messages()));
        }
    }

    private static boolean isStore(Incoming request) {
        return request.path().startsWith("/apps");
    }

    private Answer get(Incoming request, Sessions.Session session) {
        return isStore(request) ? storePages.get(request.path(), new Query(request.query()), session)
                : editorPages.get(request.path(), store.of(session.account()));
    }

    private Answer post(Incoming request, Sessions.Session session) {
        return isStore(request) ? storePages.post(request.path(),
                new Query(new String(request.body(), StandardCharsets.UTF_8)), session)
                : editorPages.post(request.path(), request.body(), store.of(session.account()));
    }
}
