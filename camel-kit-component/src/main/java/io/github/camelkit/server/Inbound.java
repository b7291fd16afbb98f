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

/** What listens for a consumer: it can refuse requests for a while, and knows how many are under way. */
public interface Inbound {

    /** Requests are answered with 503 from now on; those under way are finished. */
    void refuse();

    /** Requests are taken again. */
    void accept();

    /** How many requests are under way. */
    int inFlight();

    /** How many of them should have ended, and since when; null if none is overdue. */
    String overdue();
}
