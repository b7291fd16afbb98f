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

import java.security.SecureRandom;
import java.util.Base64;

import io.github.camelkit.http.Hashes;

/**
 * Texts that cannot be guessed, and what can be kept of them to know them again.
 */
final class Secret {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secret() {
    }

    /** 43 letters, digits, minus signs and underscores, which hold 256 random bits. */
    public static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return base64(bytes);
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** In hex digits. */
    public static String digest(String text) {
        return Hashes.sha256Hex(text);
    }

    static boolean isDigest(String digest, String text) {
        return Hashes.isSame(digest, digest(text));
    }
}
