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

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelkit.client.CallObserver;
import io.github.camelkit.client.KitAccount;
import io.github.camelkit.runtime.EndpointContext;
import io.github.camelkit.runtime.KitRuntime;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers health checks for accounts and consumers of events, and reports to Micrometer where it is there.
 */
public final class Observability implements KitRuntime.Observer {

    private static final Logger LOG = LoggerFactory.getLogger(Observability.class);

    private final CamelContext context;
    private final Map<KitAccount, AccountHealthCheck> checks = new ConcurrentHashMap<>();
    private final Map<KitAccount, CallHealthCheck> callChecks = new ConcurrentHashMap<>();
    private final Map<Observed, ObservedHealthCheck> consumers = new ConcurrentHashMap<>();
    private final KitMeters meters;

    private Observability(CamelContext context) {
        this.context = context;
        this.meters = KitMeters.find(context);
    }

    /** The one of that runtime. */
    public static Observability of(KitRuntime runtime) {
        return runtime.shared(Observability.class, Observability::new);
    }

    @Override
    public CallObserver calls() {
        return meters == null ? CallObserver.NONE : meters;
    }

    @Override
    public void added(KitAccount account) {
        HealthCheckRegistry registry = HealthCheckHelper.getHealthCheckRegistry(context);
        if (registry != null) {
            AccountHealthCheck check = new AccountHealthCheck(account);
            check.setCamelContext(context);
            registry.register(check);
            checks.put(account, check);
        }
        if (meters != null) {
            meters.added(account);
        }
    }

    /** Adds a check that calls Kit, once for each account. */
    public void checkByCalls(EndpointContext endpoint, KitAccount account) {
        HealthCheckRegistry registry = HealthCheckHelper.getHealthCheckRegistry(context);
        if (registry != null) {
            callChecks.computeIfAbsent(account, a -> {
                CallHealthCheck check = new CallHealthCheck(endpoint, a);
                check.setCamelContext(context);
                registry.register(check);
                return check;
            });
        }
    }

    @Override
    public void removed(KitAccount account) {
        HealthCheckRegistry registry = HealthCheckHelper.getHealthCheckRegistry(context);
        unregister(registry, checks.remove(account));
        unregister(registry, callChecks.remove(account));
        if (meters != null) {
            meters.removed(account);
        }
    }

    /** A consumer has started. */
    public void added(Observed consumer) {
        ObservedHealthCheck check = new ObservedHealthCheck(consumer);
        consumers.put(consumer, check);
        apart(() -> {
            HealthCheckRegistry registry = HealthCheckHelper.getHealthCheckRegistry(context);
            if (registry != null) {
                check.setCamelContext(context);
                registry.register(check);
            }
        });
        if (meters != null) {
            apart(() -> meters.added(consumer));
        }
    }

    /** A consumer stops; without effect if it has not started. */
    public void removed(Observed consumer) {
        HealthCheck check = consumers.remove(consumer);
        apart(() -> unregister(HealthCheckHelper.getHealthCheckRegistry(context), check));
        if (meters != null) {
            apart(() -> meters.removed(consumer));
        }
    }

    /** Registries are the code of others: what they throw must not keep a consumer from starting or stopping. */
    private static void apart(Runnable call) {
        try {
            call.run();
        } catch (Throwable e) {
            LOG.warn("A registry of health checks or meters has failed", e);
        }
    }

    /** What can be seen of the consumers of events, by their names. */
    public List<Map<String, Object>> eventReports() {
        return consumers.keySet().stream().filter(consumer -> Observed.EVENTS.equals(consumer.kind()))
                .sorted(Comparator.comparing(Observed::name)).map(Observability::report)
                .toList();
    }

    private static Map<String, Object> report(Observed consumer) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("consumer", consumer.name());
        report.putAll(consumer.counts());
        report.putAll(consumer.state());
        if (consumer.failure() != null) {
            report.put("error", consumer.failure());
        }
        return report;
    }

    private static void unregister(HealthCheckRegistry registry, HealthCheck check) {
        if (registry != null && check != null) {
            registry.unregister(check);
        }
    }
}
