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

import io.github.camelkit.simulator.http.Answer;
import io.github.camelkit.simulator.http.Incoming;
import io.github.camelkit.simulator.pages.Pages;

/** The page on which one sees what the simulator does. */
public final class FaceSite {

    /** The answer, or {@code null} when the request is not for these addresses. */
    public Answer answer(Incoming request) {
        return switch (request.path()) {
            case "/" -> Pages.html(200, "face.jte", Map.of());
            case "/face/face.css" -> Pages.file("face.css", "text/css");
            case "/face/face.js" -> Pages.file("face.js", "text/javascript");
            default -> null;
        };
    }
}
