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
package io.github.camelkit.server;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads the header {@code Cookie} of requests.
 */
public final class Cookies {

    private Cookies() {
    }

    /**
     * By name; of several with one name the first, which is the one of the longest path.
     *
     * @param header null for none
     */
    public static Map<String, String> parse(String header) {
        Map<String, String> cookies = new LinkedHashMap<>();
        for (String cookie : (header == null ? "" : header).split(";")) {
            int equals = cookie.indexOf('=');
            if (equals > 0) {
                cookies.putIfAbsent(cookie.substring(0, equals).trim(), cookie.substring(equals + 1).trim());
            }
        }
        return cookies;
    }

    /**
     * @param  header null for none
     * @return        null if there is not exactly one of that name
     */
    public static String single(String header, String name) {
        String found = null;
        for (String cookie : (header == null ? "" : header).split(";")) {
            String value = parse(cookie).get(name);
            if (value != null && found != null) {
                return null;
            }
            found = value == null ? found : value;
        }
        return found;
    }

    /** Whether the header that sets a cookie is one header, and not several. */
    public static boolean isOneHeader(String setCookie) {
        return setCookie.chars().noneMatch(c -> c < ' ');
    }
}
