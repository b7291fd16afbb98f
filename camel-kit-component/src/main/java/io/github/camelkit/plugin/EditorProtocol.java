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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelkit.http.Json;
import io.github.camelkit.server.HttpAnswer;
import io.github.camelkit.server.HttpRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The requests of Kit's editor: for the HTML of an element, and for what can be chosen in a search setting. Sections
 * "Editor Block Plugins" and "Search Input" of Kit's reference.
 */
abstract class EditorProtocol implements Protocol {

    private static final int BAD_REQUEST = 400;
    private static final int UNPROCESSABLE = 422;
    private static final String JSON = "application/json";
    private static final String ERRORS = "errors";

    final PluginSettings settings;
    final Logger log = LoggerFactory.getLogger(getClass());

    EditorProtocol(PluginSettings settings) {
        this.settings = settings;
    }

    @Override
    public PluginCall read(HttpRequest request) throws Refusal {
        try {
            return read(JsonBody.read(request));
        } catch (KitPluginException e) {
            throw new Refusal("content", failure(null, e));
        }
    }

    @Override
    public HttpAnswer answer(PluginCall call, PluginResult result) {
        KitPluginException error = result.errorOrBody();
        if (error != null) {
            return failure(call, error);
        }
        try {
            return json(200, success(result.body()));
        } catch (KitPluginException e) {
            return failure(call, e);
        }
    }

    abstract PluginCall read(Map<String, Object> body) throws KitPluginException;

    abstract Map<String, Object> success(Object body) throws KitPluginException;

    static HttpAnswer json(int status, Map<String, Object> body) {
        return HttpAnswer.of(status).withBody(JSON, Json.write(body));
    }

    /** Asks for the HTML of an element. */
    static final class Html extends EditorProtocol {

        private final boolean check;

        Html(PluginSettings settings, boolean check) {
            super(settings);
            this.check = check;
        }

        @Override
        PluginCall read(Map<String, Object> body) throws KitPluginException {
            Map<String, Object> values = Json.asObject(body.get("settings"));
            if (values == null) {
                throw new KitPluginException(BAD_REQUEST, "The request has no settings");
            }
            return new PluginCall(values, settings.read(values, true), null);
        }

        @Override
        Map<String, Object> success(Object body) throws KitPluginException {
            if (!(body instanceof CharSequence text)) {
                log.warn("The route of a plugin must leave HTML as its body, which is {}",
                        body == null ? null : body.getClass().getName());
                throw PluginResult.generic();
            }
            String html = text.toString();
            List<String> errors = check ? HtmlCheck.errors(html) : List.of();
            if (!errors.isEmpty()) {
                log.warn("The HTML of a plugin was not given to Kit, which would refuse it: {}", errors);
                throw new KitPluginException(UNPROCESSABLE, errors);
            }
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("code", 200);
            answer.put("html", html);
            return answer;
        }

        @Override
        public HttpAnswer failure(PluginCall call, KitPluginException failure) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("code", failure.getCode());
            answer.put(ERRORS, failure.getErrors());
            return json(failure.getCode(), answer);
        }
    }

    /** Asks for what can be chosen. */
    static final class Search extends EditorProtocol {

        private static final String SEARCH = "search";

        Search(PluginSettings settings) {
            super(settings);
        }

        @Override
        PluginCall read(Map<String, Object> body) throws KitPluginException {
            Object search = body.get(SEARCH);
            if (search instanceof Map || search instanceof List) {
                throw new KitPluginException(BAD_REQUEST, "The search of the request is not a text");
            }
            String text = search == null ? "" : search.toString();
            Map<String, Object> typed = settings.read(body, false);
            // The search is a text, also one that looks like a time, or has the name of a setting
            typed.put(SEARCH, text);
            Map<String, Object> plain = new LinkedHashMap<>(body);
            plain.put(SEARCH, text);
            return new PluginCall(plain, typed, null);
        }

        @Override
        Map<String, Object> success(Object body) throws KitPluginException {
            try {
                return Map.of("data", Choices.of(body));
            } catch (IllegalArgumentException e) {
                log.warn("The route of a plugin must leave labels and values as its body: {}", e.getMessage());
                throw PluginResult.generic();
            }
        }

        @Override
        public HttpAnswer failure(PluginCall call, KitPluginException failure) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("data", List.of());
            answer.put(ERRORS, failure.getErrors());
            return json(failure.getCode(), answer);
        }
    }
}
