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

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToDoubleFunction;

import io.github.camelkit.client.KitAccount;
import io.github.camelkit.client.Sharing;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.apache.camel.CamelContext;

/**
 * Reports to the Micrometer registry in Camel's registry: {@code camel.kit.requests} (a timer by account, operation and
 * status), and by account the counters {@code camel.kit.retried}, {@code .refused}, {@code .failed}, {@code .pauses}
 * and the gauges {@code camel.kit.waiting} and {@code camel.kit.window.used}; by consumer of events, which is named after
 * its route, the counters {@code camel.kit.deliveries}, {@code .deliveries.busy}, {@code .deliveries.timed.out},
 * {@code .deliveries.refused}, {@code .events.completed}, {@code .events.failed} and {@code .events.duplicate}.
 */
final class MicrometerMeters implements KitMeters {

    private static final String PREFIX = "camel.kit.";
    private static final String ACCOUNT = "account";

    private final MeterRegistry registry;
    private final Map<Object, List<Meter>> meters = new ConcurrentHashMap<>();

    private MicrometerMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    static KitMeters find(CamelContext context) {
        MeterRegistry registry = context.getRegistry().findSingleByType(MeterRegistry.class);
        return registry == null ? null : new MicrometerMeters(registry);
    }

    @Override
    public void requested(KitAccount account, String operation, int status, long nanos) {
        Timer.builder(PREFIX + "requests").tag(ACCOUNT, account.label()).tag("operation", operation)
                .tag("status", status == 0 ? "none" : String.valueOf(status)).register(registry)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void added(KitAccount account) {
        List<Meter> all = new ArrayList<>(List.of(
                counter("retried", account, account.retried()),
                counter("refused", account, account.refused()),
                counter("failed", account, account.failed()),
                counter("pauses", account, account.pauses()),
                gauge("waiting", account, a -> a.quota().waiting()),
                gauge("window.used", account, a -> a.quota().used())));
        if (account.quota().sharing() != null) {
            all.add(gauge("window.nodes", account, a -> a.quota().sharing().nodes().size()));
            all.add(gauge("window.share", account, a -> share(a.quota().sharing())));
            all.add(counter("syncs", account, a -> a.quota().sharing().syncs()));
            all.add(counter("sync.conflicts", account, a -> a.quota().sharing().conflicts()));
            all.add(counter("sync.errors", account, a -> a.quota().sharing().errors()));
        }
        meters.put(account, List.copyOf(all));
    }

    private Meter counter(String name, KitAccount account, LongAdder adder) {
        return FunctionCounter.builder(PREFIX + name, adder, LongAdder::sum).tag(ACCOUNT, account.label())
                .register(registry);
    }

    private Meter counter(String name, KitAccount account, ToDoubleFunction<KitAccount> value) {
        return FunctionCounter.builder(PREFIX + name, account, value).tag(ACCOUNT, account.label()).register(registry);
    }

    /** Of this node in what is used of the window, between 0 and 1. */
    private static double share(Sharing sharing) {
        int used = sharing.nodes().values().stream().mapToInt(Integer::intValue).sum();
        return used == 0 ? 0 : (double) sharing.nodes().getOrDefault(sharing.node(), 0) / used;
    }

    private Meter gauge(String name, KitAccount account, ToDoubleFunction<KitAccount> value) {
        return Gauge.builder(PREFIX + name, account, value).tag(ACCOUNT, account.label()).register(registry);
    }

    @Override
    public void added(Observed consumer) {
        meters.put(consumer, consumer.counts().keySet().stream().map(name -> counter(consumer, name)).toList());
    }

    private Meter counter(Observed consumer, String name) {
        String dotted = name.replaceAll("([A-Z])", ".$1").toLowerCase(Locale.ROOT);
        return FunctionCounter.builder(PREFIX + dotted, consumer, c -> c.counts().getOrDefault(name, 0L))
                .tag("consumer", consumer.name()).register(registry);
    }

    @Override
    public void removed(KitAccount account) {
        remove(account);
    }

    @Override
    public void removed(Observed consumer) {
        remove(consumer);
    }

    private void remove(Object measured) {
        List<Meter> gone = meters.remove(measured);
        if (gone != null) {
            gone.forEach(registry::remove);
        }
    }
}
