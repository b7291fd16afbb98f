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
package io.github.camelkit.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Removes secrets from texts of others, which may repeat what was sent to them and end up in exceptions and logs.
 */
public final class Secrets {

    private static final String MASK = "***";
    private static final int MAX_LENGTH = 300;

    private Secrets() {
    }

    /** The text without the secrets, plain or encoded as in a form, and not too long; secrets may be null. */
    public static String redact(String text, String... secrets) {
        String clean = hideAll(text, secrets);
        return clean.length() > MAX_LENGTH ? clean.substring(0, MAX_LENGTH) + "..." : clean;
    }

    /** The same at any length, because a text that was cut first could end with a part of a secret. */
    public static String hideAll(String text, String... secrets) {
        if (text == null) {
            return "";
        }
        String clean = text;
        for (String secret : secrets) {
            clean = hide(clean, secret);
        }
        return clean;
    }

    /** The bytes without the credential of a header, such as {@code Bearer abc}. */
    static byte[] redact(byte[] body, String headerValue) {
        // One byte a character, so that only bytes of the secret change
        String text = new String(body, StandardCharsets.ISO_8859_1);
        return hide(text, headerValue.substring(headerValue.indexOf(' ') + 1)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String hide(String text, String secret) {
        return secret == null || secret.isEmpty() ? text
                : text.replace(secret, MASK).replace(URLEncoder.encode(secret, StandardCharsets.UTF_8), MASK);
    }
}
