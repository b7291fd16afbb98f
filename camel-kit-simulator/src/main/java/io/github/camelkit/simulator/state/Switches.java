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

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;

/** The values of all switches of a simulator. */
public final class Switches {

    private final Map<Switch<?>, Object> changed = new ConcurrentHashMap<>();

    /** Changes one. */
    public <T> Switches set(Switch<T> one, T value) {
        changed.put(one, value);
        return this;
    }

    @SuppressWarnings("unchecked")
    public <T> T get(Switch<T> one) {
        return (T) changed.getOrDefault(one, one.standard());
    }

    public boolean is(Switch<Boolean> one) {
        return get(one);
    }

    /** Gives all of them their standard values again. */
    public void reset() {
        changed.clear();
    }

    /** A value as JSON holds it. */
    public <T> JsonNode json(Switch<T> one) {
        return one.json(get(one));
    }

    /**
     * Changes one to a value from JSON.
     *
     * @throws IllegalArgumentException if it is not one of its values
     */
    public <T> void parse(Switch<T> one, JsonNode value) {
        set(one, one.parse(value));
    }
}
