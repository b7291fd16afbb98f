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
package io.github.camelkit.exception;

/**
 * Kit does not accept the credentials (401), or they cannot be renewed.
 */
public class KitAuthenticationException extends KitException {

    private static final String OAUTH_REQUIRED = "OAuth authentication required";
    private static final String EXPIRED = "access token expired";

    public KitAuthenticationException(String message, Details details) {
        super(message, details);
    }

    /** Whether the API key is valid, but the operation needs OAuth. */
    public boolean isOAuthRequired() {
        return getErrors().stream().anyMatch(e -> e.contains(OAUTH_REQUIRED));
    }

    /** Whether the access token was good once and has expired. */
    public boolean isExpired() {
        return getErrors().stream().anyMatch(e -> e.contains(EXPIRED));
    }
}
