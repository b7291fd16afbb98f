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

import io.github.camelkit.http.Hashes;

/**
 * Code verifiers and their challenges (S256): RFC 7636, and section "OAuth SPA &amp; Mobile App Flow" of Kit's reference.
 */
final class Pkce {

    /** The only method that Kit knows. */
    static final String METHOD = "S256";

    private Pkce() {
    }

    /** A new verifier: 43 characters, which hold 256 random bits. */
    public static String newVerifier() {
        return Secret.random();
    }

    /**
     * @throws IllegalArgumentException if the verifier is invalid; it is not repeated
     */
    public static String challenge(String verifier) {
        if (!verifier.matches("[A-Za-z0-9._~-]{43,128}")) {
            throw new IllegalArgumentException("a code verifier has 43 to 128 letters, digits and -._~");
        }
        return Secret.base64(Hashes.sha256(verifier));
    }
}
