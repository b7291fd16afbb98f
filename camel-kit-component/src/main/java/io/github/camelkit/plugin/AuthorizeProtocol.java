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

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelkit.server.Cookies;
import io.github.camelkit.server.HttpAnswer;
import io.github.camelkit.server.HttpRequest;
import io.github.camelkit.server.QueryString;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A browser that Kit sends for the consent of its user: it gets pages until it goes back with a code or an error.
 * Section "Get an authorization code grant" of Kit's reference; errors are those of RFC 6749, 4.1.2.1.
 */
final class AuthorizeProtocol implements Protocol {

    private static final Logger LOG = LoggerFactory.getLogger(AuthorizeProtocol.class);
    private static final String CLIENT_ID = "client_id";
    private static final String RESPONSE_TYPE = "response_type";
    private static final String REDIRECT_URI = "redirect_uri";
    private static final String STATE = "state";
    private static final String CODE = "code";
    private static final String ERROR = "error";
    private static final String SERVER_ERROR = "server_error";
    private static final Set<String> ERRORS = Set.of("invalid_request", "unauthorized_client", "access_denied",
            "unsupported_response_type", "invalid_scope", SERVER_ERROR, "temporarily_unavailable");
    private static final int UNAVAILABLE = 503;
    private static final int TIMED_OUT = 504;

    private final OAuthClient client;

    AuthorizeProtocol(OAuthClient client) {
        this.client = client;
    }

    @Override
    public PluginCall read(HttpRequest request) throws Refusal {
        Map<String, Object> parameters = parameters(request);
        // Before these two are known to be Kit's, nobody is sent anywhere
        if (!client.isId(text(parameters, CLIENT_ID))) {
            throw new Refusal("client id", page(400, "This address was called for an app that is not known here."));
        }
        if (!client.isRedirectUri(text(parameters, REDIRECT_URI))) {
            throw new Refusal("redirect uri", page(400, "This address was called with a way back that is not known"
                    + " here."));
        }
        PluginCall call = new PluginCall(parameters, new LinkedHashMap<>(parameters), request.header("Cookie"));
        if (parameters.containsValue(null)) {
            throw new Refusal("parameters", redirect(call, Map.of(ERROR, "invalid_request"), List.of()));
        }
        if (!CODE.equals(parameters.get(RESPONSE_TYPE))) {
            throw new Refusal("response type", redirect(call, Map.of(ERROR, parameters.get(RESPONSE_TYPE) == null
                    ? "invalid_request" : "unsupported_response_type"), List.of()));
        }
        return call;
    }

    /** Those of the query, and what a page of the app has posted. One that came twice has no value. */
    private static Map<String, Object> parameters(HttpRequest request) throws Refusal {
        Map<String, Object> all = new LinkedHashMap<>();
        try {
            all.putAll(QueryString.parse(new String(request.body(), StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            throw new Refusal("content", page(400, "The form that was sent cannot be read."));
        }
        all.putAll(request.query());
        return all;
    }

    private static String text(Map<String, Object> parameters, String name) {
        return (String) parameters.get(name);
    }

    @Override
    public HttpAnswer answer(PluginCall call, PluginResult result) {
        KitPluginException error = result.error();
        if (error != null) {
            return failure(call, error);
        }
        if (!result.cookies().stream().allMatch(Cookies::isOneHeader)) {
            LOG.warn("The route of a plugin's authorization has left a cookie with a control character");
            return failure(call, PluginResult.generic());
        }
        if (result.body() instanceof CharSequence html) {
            return withCookies(page(result.code() == null ? 200 : result.code(), html), result.cookies());
        }
        Map<String, Object> answer = result.object();
        Object code = answer == null ? null : answer.get(CODE);
        Object told = answer == null ? null : answer.get(ERROR);
        if (told != null && ERRORS.contains(told)) {
            return redirect(call, Map.of(ERROR, told), result.cookies());
        }
        if (told == null && code instanceof String text && !text.isBlank()) {
            return redirect(call, Map.of(CODE, code), result.cookies());
        }
        LOG.warn("The route of a plugin's authorization must leave as its body a page, a map with a code, or a map with"
                + " an error, which is one of {}", ERRORS);
        return failure(call, PluginResult.generic());
    }

    @Override
    public HttpAnswer failure(PluginCall call, KitPluginException failure) {
        if (call == null) {
            return page(failure.getCode(), "This address cannot be called in this way.");
        }
        String error = switch (failure.getCode()) {
            case 401, 403 -> "access_denied";
            case UNAVAILABLE, TIMED_OUT -> "temporarily_unavailable";
            default -> SERVER_ERROR;
        };
        return redirect(call, Map.of(ERROR, error), List.of());
    }

    /** Only to where the request was allowed to ask for. */
    private HttpAnswer redirect(PluginCall call, Map<String, Object> answer, List<String> cookies) {
        String redirectUri = text(call.body(), REDIRECT_URI);
        StringBuilder location = new StringBuilder(redirectUri);
        char separator = redirectUri.indexOf('?') < 0 ? '?' : '&';
        for (Map.Entry<String, Object> parameter : answer.entrySet()) {
            location.append(separator).append(parameter.getKey()).append('=').append(encode(parameter.getValue()));
        }
        String state = text(call.body(), STATE);
        if (state != null) {
            location.append('&').append(STATE).append('=').append(encode(state));
        }
        return withCookies(HttpAnswer.of(302).withHeader("Location", location.toString())
                .withHeader("Cache-Control", "no-store").withHeader("Referrer-Policy", "no-referrer"), cookies);
    }

    private static String encode(Object text) {
        return URLEncoder.encode(text.toString(), StandardCharsets.UTF_8);
    }

    private static HttpAnswer withCookies(HttpAnswer answer, List<String> cookies) {
        HttpAnswer all = answer;
        for (String cookie : cookies) {
            all = all.withHeader("Set-Cookie", cookie);
        }
        return all;
    }

    /** Nobody else may put it into a frame, where a click could be stolen. */
    private static HttpAnswer page(int status, CharSequence html) {
        return HttpAnswer.of(status).withBody("text/html; charset=utf-8", html.toString())
                .withHeader("Cache-Control", "no-store").withHeader("X-Frame-Options", "DENY")
                .withHeader("Content-Security-Policy", "frame-ancestors 'none'")
                .withHeader("Referrer-Policy", "no-referrer").withHeader("X-Content-Type-Options", "nosniff");
    }
}
