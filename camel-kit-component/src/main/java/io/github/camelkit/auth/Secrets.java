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
package io.github.camelkit.auth;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Keeps secrets out of texts that others wrote, who may repeat what they were sent.
 */
final class Secrets {

    private static final String HIDDEN = "***";
    private static final int MAX_LENGTH = 300;

    private Secrets() {
    }

    /** The text without the secrets, not too long; secrets may be null. */
    static String redact(String text, String... secrets) {
        if (text == null) {
            return "";
        }
        String clean = text;
        for (String secret : secrets) {
            if (secret != null && !secret.isEmpty()) {
                clean = clean.replace(secret, HIDDEN)
                        .replace(URLEncoder.encode(secret, StandardCharsets.UTF_8), HIDDEN);
            }
        }
        return clean.length() > MAX_LENGTH ? clean.substring(0, MAX_LENGTH) + "..." : clean;
    }
}
