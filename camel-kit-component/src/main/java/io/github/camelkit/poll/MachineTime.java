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
package io.github.camelkit.poll;

import java.time.Clock;
import java.util.function.LongSupplier;

import org.apache.camel.CamelContext;

/**
 * The two clocks of this machine. A test that turns them by hand adds them to its context as a plugin.
 *
 * @param calendar what time it is, which can jump either way when it is set
 * @param nanos    nanoseconds that only grow, which can stand still while the machine sleeps
 */
public record MachineTime(Clock calendar, LongSupplier nanos) {

    private static final MachineTime SYSTEM = new MachineTime(Clock.systemUTC(), System::nanoTime);

    /** The clocks of a context: those of the system unless it has others. */
    public static MachineTime of(CamelContext context) {
        MachineTime own = context.getCamelContextExtension().getContextPlugin(MachineTime.class);
        return own == null ? SYSTEM : own;
    }
}
