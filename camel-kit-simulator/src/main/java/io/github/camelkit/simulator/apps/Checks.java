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
package io.github.camelkit.simulator.apps;

import java.net.URI;
import java.net.URISyntaxException;

/** Checks of what a developer enters. */
final class Checks {

    private Checks() {
    }

    static void text(String what, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("The " + what + " is missing");
        }
    }

    static void address(String what, String value, boolean optional) {
        if (value == null && optional) {
            return;
        }
        text(what, value);
        try {
            URI uri = new URI(value);
            if (uri.getHost() != null && uri.getFragment() == null
                    && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return;
            }
        } catch (URISyntaxException e) {
            // reported below
        }
        throw new IllegalArgumentException("The " + what + " is not an http or https address: " + value);
    }
}
