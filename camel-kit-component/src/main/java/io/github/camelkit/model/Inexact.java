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
package io.github.camelkit.model;

/**
 * A converted value that would not be written as it was sent, so that the raw value has to be kept beside it.
 *
 * @param value the lenient conversion, or null if absent
 */
record Inexact(Object value) {

    /** For a raw value that cannot be converted. */
    static final Inexact NONE = new Inexact(null);
}
