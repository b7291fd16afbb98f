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

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The address that a browser is sent to for the consent of its user.
 */
final class AuthorizationUrl {

    private final String address;
    private final Map<String, String> query = new LinkedHashMap<>();

    /**
     * @param address of Kit's authorization server, without a query
     */
    public AuthorizationUrl(String address, String clientId, String redirectUri) {
        this.address = address;
        query.put("client_id", clientId);
        query.put("response_type", "code");
        query.put("redirect_uri", redirectUri);
    }

    /** What comes back with the code. */
    public AuthorizationUrl state(String state) {
        return put("state", state);
    }

    /**
     * @param  verifier                 null for none
     * @throws IllegalArgumentException if it is malformed
     */
    public AuthorizationUrl verifier(String verifier) {
        return verifier == null ? this
                : put("code_challenge", Pkce.challenge(verifier)).put("code_challenge_method", Pkce.METHOD);
    }

    /** Null for Kit's default. */
    public AuthorizationUrl scope(String scope) {
        return put("scope", scope);
    }

    /** The tenant of an app that has several; null for none. */
    public AuthorizationUrl tenantName(String name) {
        return put("tenant_name", name);
    }

    private AuthorizationUrl put(String name, String value) {
        if (value != null) {
            query.put(name, value);
        }
        return this;
    }

    /** The address with all parameters, encoded. */
    public String text() {
        return query.entrySet().stream()
                .map(e -> e.getKey() + '=' + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("&", address + '?', ""));
    }

    /** Without the state. */
    @Override
    public String toString() {
        return address;
    }
}
