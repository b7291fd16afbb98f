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
package io.github.camelkit.simulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Something that happened in an account.
 *
 * @param type   its name for webhook endpoints, {@code null} when they have none for it
 * @param legacy its name and parameter for legacy webhooks, {@code null} when they have none for it
 * @param data   what webhook endpoints get
 * @param body   what legacy webhooks get
 */
public record Event(String type, Legacy legacy, ObjectNode data, ObjectNode body) {

    /** How legacy webhooks ask for it; without a parameter the last two are {@code null}. */
    public record Legacy(String name, String parameter, String value) {

        public Legacy(String name) {
            this(name, null, null);
        }

        public Legacy(String name, String parameter, long id) {
            this(name, parameter, String.valueOf(id));
        }
    }
}
