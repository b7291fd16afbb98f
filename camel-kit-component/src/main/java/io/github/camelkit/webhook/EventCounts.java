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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * The outcomes of deliveries and events.
 */
final class EventCounts {

    final LongAdder deliveries = new LongAdder();
    final LongAdder busy = new LongAdder();
    final LongAdder timedOut = new LongAdder();
    final LongAdder completed = new LongAdder();
    final LongAdder failed = new LongAdder();
    final LongAdder duplicates = new LongAdder();

    /** By name. */
    public Map<String, Long> all() {
        Map<String, Long> all = new LinkedHashMap<>();
        all.put("deliveries", deliveries.sum());
        all.put("deliveriesBusy", busy.sum());
        all.put("deliveriesTimedOut", timedOut.sum());
        all.put("eventsCompleted", completed.sum());
        all.put("eventsFailed", failed.sum());
        all.put("eventsDuplicate", duplicates.sum());
        return all;
    }
}
