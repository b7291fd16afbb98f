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
package io.github.camelkit.model;

import java.util.Map;

/**
 * A pair of tokens, as the token endpoint answers it.
 * <p>
 * Sections "OAuth Web Server App Flow" and "OAuth SPA &amp; Mobile App Flow" of Kit's reference.
 *
 * @param accessToken  secret
 * @param expiresIn    the life of the access token in seconds, from {@code createdAt} on
 * @param refreshToken secret, valid for one use; null if absent
 * @param createdAt    when it was asked for, in seconds since 1970
 */
public record Token(
        String accessToken,
        String tokenType,
        Long expiresIn,
        String refreshToken,
        String scope,
        Long createdAt,
        Map<String, Object> additional) implements KitModel {

    public Token {
        additional = Copies.additional(additional);
    }

    /** Without the tokens, and only the names of what else there is. */
    @Override
    public String toString() {
        return "Token[accessToken=" + (accessToken == null ? null : "***") + ", tokenType=" + tokenType
                + ", expiresIn=" + expiresIn + ", refreshToken=" + (refreshToken == null ? null : "***") + ", scope="
                + scope + ", createdAt=" + createdAt + ", additional=" + additional.keySet() + "]";
    }
}
