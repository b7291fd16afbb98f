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
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelkit.simulator.json.Json;

/** What a plugin answered, and what the editor would think of it; {@code location} is {@code null} without one. */
public record EditorAnswer(int status, String body, String location) {

    private static final Map<String, Pattern> REFUSED = Map.of(
            "scripts and iframes", tag("script|iframe"),
            "audio and video", tag("audio|video"),
            "form elements", tag("form|input|command|action|prompt"),
            "external CSS", Pattern.compile("<link\\b[^>]*stylesheet|@import\\b", Pattern.CASE_INSENSITIVE),
            "CSS URLs", Pattern.compile("(?:<style\\b[^<]*|style\\s*=\\s*(?:\"[^\"]*|'[^']*))\\burl\\s*\\(",
                    Pattern.CASE_INSENSITIVE));

    private static Pattern tag(String names) {
        return Pattern.compile("<(?:" + names + ")\\b", Pattern.CASE_INSENSITIVE);
    }

    private JsonNode json() {
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

    /** The answered HTML, {@code null} when there is none. */
    public String html() {
        return text("html");
    }

    /** The errors that the plugin told. */
    public List<String> errors() {
        List<String> errors = new ArrayList<>();
        json().path("errors").forEach(error -> errors.add(error.asText()));
        return errors;
    }

    /** What is in the HTML for which the editor would refuse it, in alphabetical order. */
    public List<String> refusedFor() {
        String html = html();
        return html == null ? List.of() : REFUSED.entrySet().stream()
                .filter(entry -> entry.getValue().matcher(html).find()).map(Map.Entry::getKey).sorted().toList();
    }
}
