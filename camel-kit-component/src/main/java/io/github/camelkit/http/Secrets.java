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

import java.nio.charset.StandardCharsets;

/**
 * Takes credentials out of what a server says of a failure, which ends in exceptions and logs.
 */
public final class Secrets {

    private static final String MASK = "xxxxxx";

    private Secrets() {
    }

    /** A copy without the credential of a header, such as {@code Bearer abc}. */
    static byte[] mask(byte[] body, String headerValue) {
        String secret = headerValue.substring(headerValue.indexOf(' ') + 1);
        // One byte a character, so that no byte changes which is not part of the secret
        String text = new String(body, StandardCharsets.ISO_8859_1);
        return secret.isEmpty() || !text.contains(secret)
                ? body : text.replace(secret, MASK).getBytes(StandardCharsets.ISO_8859_1);
    }
}
