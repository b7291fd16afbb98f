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

import io.github.camelkit.operation.Operation;

/**
 * One call, ready to be sent.
 *
 * @param operation  resource and name of the operation, for messages
 * @param method     the HTTP method
 * @param path       path and query, percent-encoded, from {@code /v4}
 * @param body       JSON, or null where the call has no body
 * @param oauthOnly  whether Kit refuses it with an API key
 * @param repeatable whether it may be sent again when its outcome is unknown
 */
public record KitRequest(String operation, String method, String path, byte[] body, boolean oauthOnly,
        boolean repeatable) {

    /**
     * A call of an operation.
     *
     * @param path the operation's path, completed with ids and a query where it has them
     * @param body what is written as JSON; null where the call has no body
     */
    public static KitRequest of(Operation operation, String path, Object body) {
        return new KitRequest(operation.id(), operation.method(), path, body == null ? null : Json.writeBytes(body),
                operation.isOAuthOnly(), operation.isRepeatable());
    }

    /** To keep once it is sent, because the body may be large. */
    public KitRequest withoutBody() {
        return new KitRequest(operation, method, path, null, oauthOnly, repeatable);
    }

    /** Without the body, which is the user's and may be large. */
    @Override
    public String toString() {
        return operation + " (" + method + ' ' + path + ')';
    }
}
