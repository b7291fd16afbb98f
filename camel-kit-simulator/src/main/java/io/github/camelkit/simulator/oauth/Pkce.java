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
package io.github.camelkit.simulator.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** The check of a code verifier (S256). */
final class Pkce {

    private Pkce() {
    }

    /** Whether the verifier is the one; the reference's own sample encodes the hash's hex text, which is accepted. */
    static boolean matches(String challenge, String verifier) {
        byte[] hash = sha256(verifier);
        String hex = HexFormat.of().formatHex(hash);
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return challenge.equals(encoder.encodeToString(hash))
                || challenge.equals(encoder.encodeToString(hex.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
