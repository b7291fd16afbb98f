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

import io.github.camelkit.simulator.http.Answer;
import io.github.camelkit.simulator.json.Json;

/** Ends a token request with an error. */
final class OAuthException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;

    OAuthException(int status, String error, String description) {
        super(description, null, false, false);
        this.status = status;
        this.error = error;
    }

    static OAuthException invalidGrant() {
        return new OAuthException(400, "invalid_grant", "The provided authorization grant is invalid, expired, "
                + "revoked, does not match the redirection URI used in the authorization request, or was issued to "
                + "another client.");
    }

    static OAuthException invalidRequest(String description) {
        return new OAuthException(400, "invalid_request", description);
    }

    Answer answer() {
        return Answer.json(status, Json.object().put("error", error).put("error_description", getMessage()));
    }
}
