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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.github.camelkit.auth.Credential;
import io.github.camelkit.auth.StaticCredential;
import io.github.camelkit.client.KitAccount;
import io.github.camelkit.client.KitClient;
import io.github.camelkit.client.RetryPolicy;
import io.github.camelkit.client.RollingQuota;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;

/**
 * What the endpoints of one component share: threads, connections, and the accounts with their quotas.
 */
class KitRuntime extends ServiceSupport {

    private static final int API_KEY_LIMIT = 120;
    private static final int OAUTH_LIMIT = 600;
    private static final long WATCH_MILLIS = 250;

    private final CamelContext context;
    private final KitTransports transports;
    private final Map<String, KitAccount> accounts = new ConcurrentHashMap<>();
    private final LookupCache lookups = new LookupCache(System::nanoTime);
    private ExecutorService pool;
    private ScheduledExecutorService timer;

    KitRuntime(CamelContext context) {
        this.context = context;
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
    }

    @Override
    protected void doStart() {
        timer.scheduleWithFixedDelay(transports::abortOverdue, WATCH_MILLIS, WATCH_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    protected void doStop() {
        transports.close();
        context.getExecutorServiceManager().shutdownNow(pool);
        context.getExecutorServiceManager().shutdownNow(timer);
        accounts.clear();
    }

    LookupCache lookups() {
        return lookups;
    }

    KitClient client(KitConfiguration configuration, Map<String, Object> httpOptions) throws Exception {
        RetryPolicy retry = new RetryPolicy(configuration.getRetryAttempts(),
                Duration.ofMillis(configuration.getRetryDelay()), Duration.ofMillis(configuration.getRetryMaxDelay()),
                Duration.ofMillis(configuration.getRetryTimeout()));
        return new KitClient(transports.get(configuration, httpOptions),
                new KitClient.Settings(retry, Duration.ofMillis(configuration.getMaxPause()),
                        configuration.getMaxConcurrentCalls()),
                pool, timer);
    }

    /**
     * The account of the credentials given; endpoints with the same credentials share it.
     *
     * @throws IllegalArgumentException if there are none, or if they contradict each other
     */
    KitAccount account(KitConfiguration configuration) {
        Credential credential = credential(configuration);
        RollingQuota.Settings settings = quotaSettings(configuration, credential);
        KitAccount account = accounts.computeIfAbsent(credential.id() + ' ' + configuration.getBaseUri(),
                id -> new KitAccount(credential.id(), credential, new RollingQuota(settings, System::nanoTime, timer)));
        if (!((RollingQuota) account.quota()).settings().equals(settings)) {
            throw new IllegalArgumentException("Endpoints that share credentials must have the same options"
                    + " quotaEnabled, quotaLimit, quotaWindow, quotaMaxQueued and quotaTimeout");
        }
        return account;
    }

    static Credential credential(KitConfiguration configuration) {
        String apiKey = configuration.getApiKey();
        String accessToken = configuration.getAccessToken();
        if (apiKey != null && accessToken != null) {
            throw new IllegalArgumentException("Both apiKey and accessToken are set: set one of them");
        }
        if (apiKey == null && accessToken == null) {
            throw new IllegalArgumentException("No credentials: set apiKey or accessToken, on the component"
                    + " (camel.component.kit.api-key) or on the endpoint");
        }
        return apiKey != null ? StaticCredential.apiKey(apiKey) : StaticCredential.accessToken(accessToken);
    }

    private static RollingQuota.Settings quotaSettings(KitConfiguration configuration, Credential credential) {
        int limit = configuration.getQuotaLimit();
        if (limit <= 0) {
            limit = credential.isOAuth() ? OAUTH_LIMIT : API_KEY_LIMIT;
        }
        return new RollingQuota.Settings(configuration.isQuotaEnabled() ? limit : 0,
                TimeUnit.MILLISECONDS.toNanos(configuration.getQuotaWindow()), configuration.getQuotaMaxQueued(),
                TimeUnit.MILLISECONDS.toNanos(configuration.getQuotaTimeout()));
    }
}
