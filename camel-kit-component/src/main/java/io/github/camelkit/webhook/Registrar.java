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
package io.github.camelkit.webhook;

import java.io.IOException;

import io.github.camelkit.exception.KitException;

/**
 * Makes sure that Kit sends events here. Its methods block, and their caller repeats what fails.
 */
interface Registrar {

    /**
     * Takes over the registration that is there, or makes one.
     *
     * @throws IOException  if something failed beside Kit
     * @throws KitException if Kit refuses
     */
    void register() throws IOException;

    /** Ends the registration, if there is one. */
    void unregister() throws IOException;

    /** A text from Kit without secrets. */
    default String clean(String text) {
        return text;
    }
}
