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
package io.github.camelkit.operation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import static io.github.camelkit.operation.AppParameter.CODE;
import static io.github.camelkit.operation.AppParameter.CODE_VERIFIER;
import static io.github.camelkit.operation.AppParameter.REDIRECT_URI;
import static io.github.camelkit.operation.AppParameter.REFRESH_TOKEN;
import static io.github.camelkit.operation.AppParameter.SCOPE;
import static io.github.camelkit.operation.AppParameter.STATE;
import static io.github.camelkit.operation.AppParameter.TENANT_NAME;
import static io.github.camelkit.operation.AppParameter.TOKEN;

/**
 * What an app does with Kit's authorization server, beside the operations of Kit's API: the second part of the operation
 * table. Sections "OAuth Web Server App Flow" and "OAuth SPA &amp; Mobile App Flow" of Kit's reference.
 */
public enum AppOperation {

    /** Calls nobody. */
    AUTHORIZATION_URL("authorizationUrl", "Make the address that a browser is sent to for the consent of its user.",
            null, null, List.of(REDIRECT_URI), List.of(CODE_VERIFIER, SCOPE, STATE, TENANT_NAME)),
    EXCHANGE_CODE("exchangeCode", "Exchange the code that a consent ends with for a pair of tokens.",
            "authorization_code", CODE, List.of(CODE, REDIRECT_URI), List.of(CODE_VERIFIER)),
    REFRESH("refresh", "Exchange a refresh token, or that of an account in the store, for a new pair of tokens.",
            "refresh_token", REFRESH_TOKEN, List.of(), List.of(REFRESH_TOKEN)),
    /** Newer than Kit's reference. */
    REVOKE("revoke", "Revoke a token and the one that belongs to it, or the tokens of an account, which is then"
            + " forgotten.",
            null, TOKEN, List.of(), List.of(TOKEN));

    /** The resource of all of them. */
    public static final String RESOURCE = "oauth";

    private final String operation;
    private final String summary;
    private final String grantType;
    private final AppParameter lone;
    private final List<AppParameter> required;
    private final List<AppParameter> optional;

    AppOperation(String operation, String summary, String grantType, AppParameter lone, List<AppParameter> required,
            List<AppParameter> optional) {
        this.operation = operation;
        this.summary = summary;
        this.grantType = grantType;
        this.lone = lone;
        this.required = required;
        this.optional = optional;
    }

    /** The operation of that name. */
    public static Optional<AppOperation> find(String name) {
        return Arrays.stream(values()).filter(o -> o.operation.equals(name)).findFirst();
    }

    /** All names, for messages. */
    public static String names() {
        return Arrays.stream(values()).map(AppOperation::operation).collect(Collectors.joining(", "));
    }

    /** Its name in routes. */
    public String operation() {
        return operation;
    }

    /** One sentence for the documentation. */
    public String summary() {
        return summary;
    }

    /** The grant type that the token endpoint is asked with; null where it is not asked. */
    public String grantType() {
        return grantType;
    }

    /** What a body that is a plain text stands for; null where nothing of the body is read. */
    public AppParameter lone() {
        return lone;
    }

    /** What there must be. */
    public List<AppParameter> required() {
        return required;
    }

    /** What else it takes. */
    public List<AppParameter> optional() {
        return optional;
    }

    @Override
    public String toString() {
        return RESOURCE + '/' + operation;
    }
}
