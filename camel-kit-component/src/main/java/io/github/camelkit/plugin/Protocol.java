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

import io.github.camelkit.server.HttpAnswer;
import io.github.camelkit.server.HttpRequest;

/**
 * What Kit sends for one kind of request, and the format in which it wants its answers.
 */
interface Protocol {

    /** A request that is refused before it reaches a route. */
    final class Refusal extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient HttpAnswer answer;

        /** @param why for the log: nothing of the request, which can be secret */
        Refusal(String why, HttpAnswer answer) {
            super(why, null, false, false);
            this.answer = answer;
        }

        HttpAnswer answer() {
            return answer;
        }
    }

    PluginCall read(HttpRequest request) throws Refusal;

    HttpAnswer answer(PluginCall call, PluginResult result);

    /** @param call null where it could not be read */
    HttpAnswer failure(PluginCall call, KitPluginException failure);
}
