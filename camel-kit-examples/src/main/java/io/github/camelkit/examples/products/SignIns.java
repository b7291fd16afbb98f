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
package io.github.camelkit.examples.products;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.camel.util.StringHelper;

/**
 * Who is signed in to the shop. It believes every name: in an application of your own, this is your sign-in.
 */
final class SignIns {

    private static final String COOKIE = "shop";

    private final Map<String, String> sessions = new ConcurrentHashMap<>();

    /** Whose browser has these cookies, null if nobody's. */
    String user(Map<?, ?> cookies) {
        Object session = cookies == null ? null : cookies.get(COOKIE);
        return session == null ? null : sessions.get(session.toString());
    }

    /** Signs a user in; returns the cookie to set. */
    String signIn(String user) {
        String session = UUID.randomUUID().toString();
        sessions.put(session, user);
        return COOKIE + "=" + session + "; Path=/; HttpOnly; SameSite=Lax";
    }

    /**
     * The page that asks for a name.
     *
     * @param back where the browser goes then
     */
    static String page(String back) {
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>Tea shop</title>
                <link rel="icon" href="data:,"></head>
                <body><h1>Tea shop</h1>
                <form method="post" action="/sign-in">
                <input type="hidden" name="back" value="%s">
                <label>Your name <input name="user" required autofocus></label>
                <button id="sign-in">Sign in</button>
                </form></body></html>
                """.formatted(StringHelper.xmlEncode(back));
    }

    /** The page that asks whether Kit may see the user's products. */
    static String allowPage(String user) {
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>Tea shop</title>
                <link rel="icon" href="data:,"></head>
                <body><h1>Tea shop</h1>
                <p>May Kit show the products of %s in e-mails?</p>
                <form method="post">
                <button id="allow" name="answer" value="allow">Allow</button>
                <button id="deny" name="answer" value="deny">Refuse</button>
                </form></body></html>
                """.formatted(StringHelper.xmlEncode(user));
    }
}
