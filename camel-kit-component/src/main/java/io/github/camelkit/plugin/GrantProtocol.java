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
package io.github.camelkit.plugin;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelkit.http.Json;
import io.github.camelkit.server.HttpAnswer;
import io.github.camelkit.server.HttpRequest;
import io.github.camelkit.server.QueryString;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kit asks for a token, for a new one, or to revoke one. Section "Plugin Authorization" of Kit's reference; errors are
 * those of RFC 6749, 5.2.
 */
final class GrantProtocol implements Protocol {

    private static final Logger LOG = LoggerFactory.getLogger(GrantProtocol.class);
    private static final String CLIENT_ID = "client_id";
    private static final String CLIENT_SECRET = "client_secret";
    private static final String GRANT_TYPE = "grant_type";
    private static final String REDIRECT_URI = "redirect_uri";
    private static final String ERROR = "error";
    private static final String DESCRIPTION = "error_description";
    private static final String INVALID_REQUEST = "invalid_request";
    private static final String INVALID_CLIENT = "invalid_client";
    private static final String INVALID_GRANT = "invalid_grant";
    private static final String SERVER_ERROR = "server_error";
    private static final Set<String> ERRORS = Set.of(INVALID_REQUEST, INVALID_CLIENT, INVALID_GRANT,
            "unauthorized_client", "unsupported_grant_type", "invalid_scope");
    private static final List<String> TEXTS = List.of("access_token", "refresh_token");
    private static final List<String> NUMBERS = List.of("expires_in", "created_at");
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int SERVER = 500;

    private final PluginAction action;
    private final OAuthClient client;

    GrantProtocol(PluginAction action, OAuthClient client) {
        this.action = action;
        this.client = client;
    }

    @Override
    public PluginCall read(HttpRequest request) throws Refusal {
        Map<String, Object> fields = fields(request);
        require(fields, CLIENT_ID);
        if (!client.isId(text(fields, CLIENT_ID))
                || action.hasSecret() && !client.isSecret(text(fields, CLIENT_SECRET))) {
            throw refusal("client", UNAUTHORIZED, INVALID_CLIENT, "The client is not known, or its secret is wrong");
        }
        switch (action) {
            case TOKEN -> checkGrant(fields, "authorization_code", "code");
            case REFRESH -> checkGrant(fields, "refresh_token", "refresh_token");
            default -> require(fields, "token");
        }
        if (action.hasRedirect()) {
            require(fields, REDIRECT_URI);
            if (!client.isRedirectUri(text(fields, REDIRECT_URI))) {
                throw refusal("redirect uri", BAD_REQUEST, INVALID_GRANT, "The redirect_uri is not one of Kit's");
            }
        }
        fields.remove(CLIENT_SECRET);
        return PluginCall.of(fields);
    }

    private static void checkGrant(Map<String, Object> fields, String grantType, String field) throws Refusal {
        require(fields, GRANT_TYPE);
        if (!grantType.equals(fields.get(GRANT_TYPE))) {
            throw refusal("grant type", BAD_REQUEST, "unsupported_grant_type", "The grant_type must be " + grantType);
        }
        require(fields, field);
    }

    private static void require(Map<String, Object> fields, String name) throws Refusal {
        if (text(fields, name) == null || text(fields, name).isBlank()) {
            throw refusal("parameters", BAD_REQUEST, INVALID_REQUEST, "The request has no " + name);
        }
    }

    private static Refusal refusal(String why, int status, String error, String description) {
        return new Refusal(why, json(status, error(error, description)));
    }

    private static String text(Map<String, Object> fields, String name) {
        return fields.get(name) instanceof String text ? text : null;
    }

    /** Of a form or of JSON; Kit's samples send JSON that says it is a form. */
    private static Map<String, Object> fields(HttpRequest request) throws Refusal {
        String body = new String(request.body(), StandardCharsets.UTF_8).strip();
        try {
            if (body.startsWith("{")) {
                return new LinkedHashMap<>(Json.asObject(Json.read(body)));
            }
            String decoded = URLDecoder.decode(body, StandardCharsets.UTF_8).strip();
            if (decoded.startsWith("{")) {
                // A server has taken it for a form, and put it together again as one field without a value
                String json = decoded.endsWith("=") ? decoded.substring(0, decoded.length() - 1) : decoded;
                return new LinkedHashMap<>(Json.asObject(Json.read(json)));
            }
            return new LinkedHashMap<>(QueryString.parse(body));
        } catch (IOException | IllegalArgumentException e) {
            throw refusal("content", BAD_REQUEST, INVALID_REQUEST, "The request is neither a form nor JSON");
        }
    }

    @Override
    public HttpAnswer answer(PluginCall call, PluginResult result) {
        KitPluginException error = result.errorOrBody();
        if (error != null) {
            return failure(call, error);
        }
        Map<String, Object> answer = result.object();
        Object told = answer == null ? null : answer.get(ERROR);
        if (told != null && ERRORS.contains(told)) {
            return json(INVALID_CLIENT.equals(told) ? UNAUTHORIZED : BAD_REQUEST, error(told, answer.get(DESCRIPTION)));
        }
        if (action == PluginAction.REVOKE) {
            return json(200, Map.of());
        }
        if (result.body() == null) {
            return json(BAD_REQUEST, error(INVALID_GRANT, null));
        }
        List<String> missing = missing(answer == null ? Map.of() : answer);
        if (!missing.isEmpty()) {
            LOG.warn("The route of a plugin's tokens must leave as its body a map with access_token, refresh_token,"
                    + " expires_in and created_at, null, or a map with an error of OAuth; not as they must be: {}",
                    missing);
            return failure(call, PluginResult.generic());
        }
        return json(200, answer);
    }

    private static List<String> missing(Map<String, Object> answer) {
        List<String> missing = new ArrayList<>();
        TEXTS.stream().filter(name -> text(answer, name) == null || text(answer, name).isBlank()).forEach(missing::add);
        NUMBERS.stream().filter(name -> !isCount(answer.get(name))).forEach(missing::add);
        return missing;
    }

    private static boolean isCount(Object value) {
        return (value instanceof Integer || value instanceof Long) && ((Number) value).longValue() > 0;
    }

    @Override
    public HttpAnswer failure(PluginCall call, KitPluginException failure) {
        String description = String.join("; ", failure.getErrors());
        if (failure.getCode() >= SERVER) {
            return json(failure.getCode(), error(SERVER_ERROR, description));
        }
        // Before the request was read, the fault is in the request; afterwards the route has refused it
        String error = call == null ? INVALID_REQUEST : INVALID_GRANT;
        return json(call == null ? failure.getCode() : BAD_REQUEST, error(error, description));
    }

    private static Map<String, Object> error(Object error, Object description) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(ERROR, error);
        if (description != null) {
            answer.put(DESCRIPTION, description.toString());
        }
        return answer;
    }

    private static HttpAnswer json(int status, Map<String, Object> body) {
        return HttpAnswer.of(status).withBody("application/json", Json.write(body))
                .withHeader("Cache-Control", "no-store").withHeader("Pragma", "no-cache");
    }
}
