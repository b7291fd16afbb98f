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
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelkit.simulator.http.Incoming;
import io.github.camelkit.simulator.state.Account;

/** The browsers that have been on the simulator's pages, told apart by a cookie. */
public final class Sessions {

    private static final String COOKIE = "kit_simulator_session=";

    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    /** A browser: the account it is signed in to, and the state of a plugin authorization under way. */
    static final class Session {

        private final String id = UUID.randomUUID().toString();
        private volatile Account account;
        private volatile String state;

        Account account() {
            return account;
        }

        void signIn(Account value) {
            account = value;
        }

        String newState() {
            state = UUID.randomUUID().toString();
            return state;
        }

        /** Whether this is the state, which is good for one use. */
        boolean redeemState(String value) {
            String expected = state;
            state = null;
            return expected != null && expected.equals(value);
        }

        String setCookie() {
            return COOKIE + id + "; Path=/; HttpOnly; SameSite=Lax";
        }
    }

    /** Forgets all browsers. */
    public void clear() {
        sessions.clear();
    }

    Session start(Account account) {
        Session session = new Session();
        session.signIn(account);
        sessions.put(session.id, session);
        return session;
    }

    /** The browser that asks, {@code null} if it has not been here. */
    Session of(Incoming request) {
        String header = request.header("Cookie");
        if (header == null) {
            return null;
        }
        for (String cookie : header.split(";")) {
            if (cookie.strip().startsWith(COOKIE)) {
                return sessions.get(cookie.strip().substring(COOKIE.length()));
            }
        }
        return null;
    }
}
