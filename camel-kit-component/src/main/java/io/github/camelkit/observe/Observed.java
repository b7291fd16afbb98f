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
package io.github.camelkit.observe;

import java.util.Map;

/**
 * A consumer that is called over HTTP, as operators see it. Nothing of it is secret.
 */
public interface Observed {

    String EVENTS = "events";

    /** What it consumes, for the id of its health check. */
    default String kind() {
        return EVENTS;
    }

    /** The route's id, or the path of one that has none. */
    String name();

    /** The counts of deliveries and events by outcome, which never go down. */
    Map<String, Long> counts();

    /** How many requests were refused, by reason. */
    Map<String, Long> refused();

    /** What can be said of it now, such as how many deliveries are under way. */
    Map<String, Object> state();

    /** What is wrong, such as why Kit does not send it its events; null while all is well. */
    String failure();
}
