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
package io.github.camelkit.server;

import java.util.function.Consumer;

/**
 * Takes requests.
 */
@FunctionalInterface
public interface HttpHandler {

    /**
     * @param answer to be called once, by any thread, also before this returns; further calls have no effect
     */
    void handle(HttpRequest request, Consumer<HttpAnswer> answer);

    /**
     * What to answer to a request that is not taken, and so does not come to {@link #handle}.
     *
     * @param refusal without a body
     * @param why     what is wrong with the request, such as {@code size}
     */
    default HttpAnswer refused(HttpAnswer refusal, String why) {
        return refusal;
    }

    /**
     * Refuses a request before its body is read, which may be large.
     *
     * @param  last the last segment of the path where that can be anything; null otherwise
     * @return      null to take it
     */
    default HttpAnswer refuse(String last) {
        return null;
    }
}
