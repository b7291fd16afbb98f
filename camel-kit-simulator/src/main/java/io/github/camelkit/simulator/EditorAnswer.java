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
package io.github.camelkit.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelkit.simulator.json.Json;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** What a plugin answered, and what the editor would think of it; {@code location} is {@code null} without one. */
public record EditorAnswer(int status, String body, String location) {

    private static final Map<String, String> REFUSED = Map.of(
            "scripts and iframes", "script, iframe",
            "audio and video", "audio, video",
            "form elements", "form, input, command, action, prompt");
    private static final Pattern IMPORT = Pattern.compile("@import\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern URL = Pattern.compile("\\burl\\s*\\(", Pattern.CASE_INSENSITIVE);

    /** The answer as JSON; a missing node if it is not JSON. */
    public JsonNode json() {
        try {
            return Json.parse(body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** A text of the answered object, {@code null} without one. */
    public String text(String name) {
        return json().path(name).asText(null);
    }

    /** The answered HTML, {@code null} if absent. */
    public String html() {
        return text("html");
    }

    /** The errors that the plugin answered. */
    public List<String> errors() {
        List<String> errors = new ArrayList<>();
        json().path("errors").forEach(error -> errors.add(error.asText()));
        return errors;
    }

    /** What is in the HTML for which the editor would refuse it, in alphabetical order. */
    public List<String> refusedFor() {
        String html = html();
        if (html == null) {
            return List.of();
        }
        Document document = Jsoup.parse(html);
        Set<String> reasons = new TreeSet<>();
        REFUSED.forEach((reason, elements) -> {
            if (!document.select(elements).isEmpty()) {
                reasons.add(reason);
            }
        });
        List<String> css = new ArrayList<>(document.select("[style]").eachAttr("style"));
        document.select("style").forEach(style -> css.add(style.data()));
        if (!document.select("link[rel~=(?i)stylesheet]").isEmpty() || any(css, IMPORT)) {
            reasons.add("external CSS");
        }
        if (any(css, URL)) {
            reasons.add("CSS URLs");
        }
        return List.copyOf(reasons);
    }

    private static boolean any(List<String> css, Pattern pattern) {
        return css.stream().anyMatch(text -> pattern.matcher(text).find());
    }

    /** Without the body and the address, which may hold a token or a code. */
    @Override
    public String toString() {
        return "EditorAnswer[status=" + status + ", errors=" + errors() + "]";
    }
}
