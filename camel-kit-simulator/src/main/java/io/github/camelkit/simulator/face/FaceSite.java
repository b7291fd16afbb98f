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
package io.github.camelkit.simulator.face;

import java.util.Map;
import java.util.Set;

import io.github.camelkit.simulator.http.Answer;
import io.github.camelkit.simulator.http.Incoming;
import io.github.camelkit.simulator.pages.Pages;

/** The page on which one sees what the simulator does. */
public final class FaceSite {

    private static final Set<String> SCRIPTS = Set.of("/face/act.js", "/face/contents.js", "/face/dom.js",
            "/face/face.js", "/face/quota.js", "/face/requests.js");

    /** The answer, or {@code null} when the request is not for these addresses. */
    public Answer answer(Incoming request) {
        return switch (request.path()) {
            case "/" -> Pages.html(200, "face.jte", Map.of());
            case "/face/face.css" -> Pages.file("face.css", "text/css");
            default -> SCRIPTS.contains(request.path())
                    ? Pages.file(request.path().substring("/face/".length()), "text/javascript") : null;
        };
    }
}
