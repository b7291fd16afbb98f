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

import java.time.Duration;

import io.github.camelkit.server.Cookies;

/**
 * Binds an installation to the browser that began it. Each has a cookie of its own, so that one browser can have several
 * under way; it is sent to the callback only.
 */
final class InstallCookie {

    private static final int NAME_DIGITS = 16;

    private final String path;
    private final boolean secure;

    /**
     * @param path   of the callback, as the browser sees it
     * @param secure whether it is there by https
     */
    InstallCookie(String path, boolean secure) {
        this.path = path;
        this.secure = secure;
    }

    /** The header that sets it. */
    String set(String state, String value, Duration life) {
        return header(state, value, Math.max(1, life.toSeconds()));
    }

    /** The header that removes it. */
    String clear(String state) {
        return header(state, "", 0);
    }

    private String header(String state, String value, long seconds) {
        return name(state) + '=' + value + "; Path=" + path + "; Max-Age=" + seconds + "; HttpOnly; SameSite=Lax"
                + (secure ? "; Secure" : "");
    }

    /** The prefix keeps others from setting it without https. */
    private String name(String state) {
        return (secure ? "__Secure-" : "") + "kit-install-" + Secret.digest(state).substring(0, NAME_DIGITS);
    }

    /** Some clients send values in quotes, which are no part of them. */
    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1) : value;
    }

    /** What the browser sent; null if it is not there once. */
    String value(String cookies, String state) {
        String found = Cookies.single(cookies, name(state));
        return found == null ? null : unquoted(found);
    }
}
