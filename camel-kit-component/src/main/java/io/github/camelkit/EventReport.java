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
package io.github.camelkit;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelkit.webhook.EventReceiver;

/**
 * What can be seen of a consumer of events, for JMX, meters and the console. Nothing of it is secret.
 */
final class EventReport {

    private EventReport() {
    }

    /** What became of deliveries and events. */
    static Map<String, Long> counts(EventReceiver receiver) {
        Map<String, Long> counts = new LinkedHashMap<>(receiver.counts());
        counts.put("deliveriesRefused", receiver.refused().values().stream().mapToLong(Long::longValue).sum());
        return counts;
    }

    static Map<String, Object> of(String name, EventReceiver receiver) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("consumer", name);
        report.putAll(counts(receiver));
        report.put("deliveriesInFlight", receiver.inFlight());
        if (receiver.isRegistered() != null) {
            report.put("registered", receiver.isRegistered());
        }
        if (receiver.failure() != null) {
            report.put("error", receiver.failure());
        }
        return report;
    }
}
