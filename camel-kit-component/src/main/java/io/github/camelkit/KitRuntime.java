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

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.github.camelkit.client.KitClient;
import io.github.camelkit.client.RetryPolicy;
import io.github.camelkit.store.KitStore;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;

/**
 * What the endpoints of one component share: threads, connections, and the accounts with their quotas.
 */
class KitRuntime extends ServiceSupport {

    private static final long WATCH_MILLIS = 250;

    private final CamelContext context;
    private final KitStore store;
    private final KitTransports transports;
    private final LookupCache lookups = new LookupCache(System::nanoTime);
    private ExecutorService pool;
    private ScheduledExecutorService timer;
    private KitAccounts accounts;
    private KitObservers observers;

    KitRuntime(CamelContext context, KitStore store) {
        this.context = context;
        this.store = store;
        this.transports = new KitTransports(context);
    }

    @Override
    protected void doInit() {
        // Cached, and bounded by each client: a pool of fixed size deadlocks when routes wait for one another
        ThreadPoolProfile profile = new ThreadPoolProfile("kit");
        profile.setPoolSize(1);
        profile.setMaxPoolSize(Integer.MAX_VALUE);
        profile.setMaxQueueSize(0);
        profile.setKeepAliveTime(10L);
        profile.setTimeUnit(TimeUnit.SECONDS);
        // Camel's default would drop tasks without a word after shutdown
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        pool = context.getExecutorServiceManager().newThreadPool(this, "Kit", profile);
        timer = context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "KitTimer");
        observers = new KitObservers(context);
        accounts = new KitAccounts(new KitOAuth(context, transports, store, pool, timer), timer, observers);
    }

    @Override
    protected void doStart() {
        timer.scheduleWithFixedDelay(transports::abortOverdue, WATCH_MILLIS, WATCH_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    protected void doStop() {
        // First, for the answer to a refresh under way is the account
        accounts.close();
        transports.close();
        context.getExecutorServiceManager().shutdownNow(pool);
        context.getExecutorServiceManager().shutdownNow(timer);
    }

    LookupCache lookups() {
        return lookups;
    }

    KitClient client(KitConfiguration configuration, Map<String, Object> httpOptions) throws Exception {
        RetryPolicy retry = new RetryPolicy(configuration.getRetryAttempts(),
                Duration.ofMillis(configuration.getRetryDelay()), Duration.ofMillis(configuration.getRetryMaxDelay()),
                Duration.ofMillis(configuration.getRetryTimeout()));
        KitClient.Settings settings = new KitClient.Settings(retry, Duration.ofMillis(configuration.getMaxPause()),
                configuration.getMaxConcurrentCalls(), observers.calls());
        return new KitClient(transports.get(configuration, httpOptions), settings, pool, timer);
    }

    KitObservers observers() {
        return observers;
    }

    KitAccounts accounts() {
        return accounts;
    }

    KitStore store() {
        return store;
    }
}
