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

import java.util.Map;

/**
 * What Kit, or a browser that it sends, asks for.
 *
 * @param body   the settings, the search, or the parameters
 * @param typed  the same with typed values
 * @param cookie the cookies of a browser; null for none
 */
record PluginCall(Map<String, Object> body, Map<String, Object> typed, String cookie) {

    static PluginCall of(Map<String, Object> body) {
        return new PluginCall(body, body, null);
    }

    /** Its content can be secret. */
    @Override
    public String toString() {
        return "call of a plugin";
    }
}
