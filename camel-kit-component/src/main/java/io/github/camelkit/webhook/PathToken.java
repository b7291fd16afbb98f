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
package io.github.camelkit.webhook;

import io.github.camelkit.http.Hashes;
import io.github.camelkit.server.HttpRequest;

/**
 * The last segment of the path of an unsigned webhook, which nobody can guess: its only protection.
 */
final class PathToken implements Verifier {

    private static final int LENGTH = 40;
    private static final int MIN_LENGTH = 16;

    private final String token;

    private PathToken(String token) {
        this.token = token;
    }

    /**
     * @throws IllegalArgumentException if it can be guessed, or cannot stand in a path
     */
    public static PathToken given(String token) {
        if (!token.matches("[A-Za-z0-9._~-]{" + MIN_LENGTH + ",}")) {
            throw new IllegalArgumentException("The option pathToken must have " + MIN_LENGTH
                    + " characters or more, of letters, digits and ._~-");
        }
        return new PathToken(token);
    }

    /**
     * @param hash of the credential and what the webhook is for; the same after a restart and on each node
     */
    public static PathToken derived(String hash) {
        return new PathToken(hash.substring(0, LENGTH));
    }

    @Override
    public Verdict check(HttpRequest request) {
        if (request.last() == null) {
            return Verdict.UNSIGNED;
        }
        return Hashes.isSame(token, request.last()) ? Verdict.OK : Verdict.FORGED;
    }

    /** The address with the token at its end. */
    String appendTo(String address) {
        return address + '/' + token;
    }

    /** A text that somebody else has written, without the token. */
    String hide(String text) {
        return text == null ? null : text.replace(token, "***");
    }

    @Override
    public String toString() {
        return "***";
    }
}
