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

/** Shares in per cent, as statistics show them. */
final class Rates {

    private Rates() {
    }

    /** The share in per cent, 0 of nothing. */
    static double percent(long part, long whole) {
        return whole == 0 ? 0 : 100.0 * part / whole;
    }

    /** Adds rates by name, null where there is no whole. */
    static void put(ObjectNode node, String name, long part, long whole) {
        node.put(name, whole == 0 ? null : (Double) percent(part, whole));
    }
}
