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
package io.github.camelkit.client;

import io.github.camelkit.exception.KitException;
import io.github.camelkit.http.KitResponse;

/**
 * How a call ended: one of response and failure is null.
 *
 * @param retries how often it was sent again
 * @param unsure  whether Kit may have carried out an attempt before the last one
 */
public record KitResult(KitResponse response, KitException failure, int retries, boolean unsure) {

    public KitResult(KitResponse response, KitException failure, int retries) {
        this(response, failure, retries, false);
    }
}
