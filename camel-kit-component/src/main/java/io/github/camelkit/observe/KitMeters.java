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

import io.github.camelkit.client.CallObserver;
import io.github.camelkit.client.KitAccount;
import org.apache.camel.CamelContext;

/**
 * Meters of calls and accounts. Without Micrometer on the class path, or without a registry, nothing is measured.
 */
interface KitMeters extends CallObserver {

    /** The meters; null where there is nothing to report to. */
    static KitMeters find(CamelContext context) {
        if (context.getClassResolver().resolveClass("io.micrometer.core.instrument.MeterRegistry") == null) {
            return null;
        }
        return MicrometerMeters.find(context);
    }

    void added(KitAccount account);

    void removed(KitAccount account);

    /** A consumer of events has started. */
    void added(Observed consumer);

    void removed(Observed consumer);
}
