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

import org.apache.camel.http.base.HttpHeaderFilterStrategy;

/**
 * Lets through what servers of Camel's keep from answers, since it could come from a request: here nothing does.
 */
public final class AnswerHeaders extends HttpHeaderFilterStrategy {

    /** As an option of an endpoint. */
    static final String OPTION = "headerFilterStrategy";
    static final String VALUE = "#class:" + AnswerHeaders.class.getName();

    public AnswerHeaders() {
        getOutFilter().remove("cache-control");
    }
}
