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
package io.github.camelkit.simulator.fault;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** The script of what goes wrong, used up in its order. */
public final class Faults {

    private final List<Fault> script = new CopyOnWriteArrayList<>();

    private final AtomicLong ids = new AtomicLong();

    /**
     * Begins a fault for the next calls of the API. The token endpoint is spared unless it is named with
     * {@link Fault#on(String, String)}. Faults come before the checks of credentials and of the limit.
     */
    public Fault next(int calls) {
        Fault fault = new Fault(ids.incrementAndGet(), calls);
        script.add(fault);
        return fault;
    }

    /** Forgets all that has not happened yet. */
    public void clear() {
        script.clear();
    }

    /** What has not happened yet, in its order. */
    public List<Fault> pending() {
        return List.copyOf(script);
    }

    /** Forgets one of them; whether it was there. */
    public boolean remove(long id) {
        return script.removeIf(fault -> fault.id() == id);
    }

    /** Takes the fault for a call off the script; {@code null} when nothing goes wrong. */
    public Fault take(String method, String path, boolean api) {
        if (script.isEmpty()) {
            return null;
        }
        String[] segments = path.split("/", -1);
        Fault taken = first(method, segments, api);
        if (taken != null && taken.isSpent()) {
            script.remove(taken);
        }
        return taken;
    }

    private Fault first(String method, String[] segments, boolean api) {
        for (Fault fault : script) {
            if (fault.take(method, segments, api)) {
                return fault;
            }
        }
        return null;
    }
}
