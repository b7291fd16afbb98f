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
package io.github.camelkit.simulator.api;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

import io.github.camelkit.simulator.error.ApiException;
import io.github.camelkit.simulator.http.Body;
import io.github.camelkit.simulator.http.Call;
import io.github.camelkit.simulator.state.Switch;

/** Checks that several operations share. */
final class Validation {

    private static final int MAX_EMAIL = 254;
    // anything goes before the @, be it quoted or not ASCII; behind it labels and a dot
    private static final Pattern EMAIL = Pattern.compile(
            "(?:\"[^\"\\p{Cntrl}]+\"|[^\\s@\"<>(),;:\\\\\\p{Cntrl}]+)"
                    + "@(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]*[\\p{L}\\p{M}\\p{N}])?\\.)+"
                    + "[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]*[\\p{L}\\p{M}\\p{N}])");

    private static final Pattern PRIVATE = Pattern.compile(
            "localhost|\\[.*]|(?:0|10|127)\\..*|192\\.168\\..*|169\\.254\\..*|172\\.(?:1[6-9]|2\\d|3[01])\\..*"
                    + "|[^.]+|.*\\.(?:local|localhost|internal)", Pattern.CASE_INSENSITIVE);

    private Validation() {
    }

    static boolean isEmail(String text) {
        return text != null && text.length() <= MAX_EMAIL && EMAIL.matcher(text).matches() && !text.contains("..")
                && !text.startsWith(".") && !text.contains(".@");
    }

    static String email(String text) {
        if (!isEmail(text)) {
            throw ApiException.invalid("Email address is invalid");
        }
        return text;
    }

    /** Refuses the call when the account has not the permission. */
    static void permitted(Call call) {
        if (!call.switches().is(Switch.PERMISSIONS)) {
            throw ApiException.noPermission();
        }
    }

    /** A text that must be there, trimmed. */
    static String required(Body body, String field, String message) {
        String text = body.text(field);
        if (text == null || text.isBlank()) {
            throw ApiException.invalid(message);
        }
        return text.trim();
    }

    /** Whether an address could be reached from elsewhere, as far as its text tells. */
    static boolean isPublicUrl(String text) {
        URI uri = URI.create(text);
        return "https".equals(uri.getScheme()) && !PRIVATE.matcher(uri.getHost()).matches();
    }

    static boolean isHttpUrl(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
