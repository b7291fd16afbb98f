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
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * A consumer that answers requests, of which only is known how many are under way.
 *
 * @param kind     such as {@code plugins}
 * @param name     the route's id, or the path of one that has none
 * @param inFlight how many requests are under way
 * @param overdue  which of them should have ended; null while all is well
 */
public record ObservedRequests(String kind, String name, IntSupplier inFlight, Supplier<String> overdue)
        implements Observed {

    @Override
    public Map<String, Long> counts() {
        return Map.of();
    }

    @Override
    public Map<String, Long> refused() {
        return Map.of();
    }

    @Override
    public Map<String, Object> state() {
        return Map.of("requestsInFlight", inFlight.getAsInt());
    }

    @Override
    public String failure() {
        return overdue.get();
    }
}
