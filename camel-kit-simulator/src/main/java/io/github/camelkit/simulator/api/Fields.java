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
package io.github.camelkit.simulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.http.Body;

/** Takes over fields of a body, with a check of their type; what is absent stays as it was. */
record Fields(Body body, ObjectNode target) {

    Fields text(String name) {
        if (body.has(name)) {
            target.put(name, body.text(name));
        }
        return this;
    }

    Fields integer(String name) {
        if (body.has(name)) {
            target.put(name, body.integer(name));
        }
        return this;
    }

    Fields number(String name) {
        if (body.has(name)) {
            target.put(name, body.number(name));
        }
        return this;
    }

    /** A boolean, for which null is false. */
    Fields flag(String name) {
        if (body.has(name)) {
            target.put(name, Boolean.TRUE.equals(body.flag(name)));
        }
        return this;
    }
}
