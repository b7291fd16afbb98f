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

import io.github.camelkit.server.HttpRequest;

/**
 * Distinguishes Kit's requests from those of strangers.
 */
interface Verifier {

    /** What a request is. */
    enum Verdict {
        OK,
        /** It lacks what Kit sends. */
        UNSIGNED,
        /** Not from now. */
        OLD,
        /** Not Kit's. */
        FORGED,
        /** It cannot be decided yet. */
        UNKNOWN
    }

    /** Does not block. */
    Verdict check(HttpRequest request);

    /** Whether {@link #checkWithNews} may find something else: only now and then, however many requests are refused. */
    default boolean mayHaveNews(Verdict verdict) {
        return false;
    }

    /** Looks first for secrets that another node may have saved; it can block. */
    default Verdict checkWithNews(HttpRequest request) {
        return check(request);
    }
}
