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
package io.github.camelkit.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.github.camelkit.KitConfiguration;
import io.github.camelkit.client.CallObserver;
import io.github.camelkit.client.KitAccount;
import io.github.camelkit.client.KitClient;
import io.github.camelkit.client.RetryPolicy;
import io.github.camelkit.credential.OAuthCredentials;
import io.github.camelkit.http.HttpTransport;
import io.github.camelkit.http.HttpTransports;
import io.github.camelkit.store.FileKitStore;
import io.github.camelkit.store.KitStore;
import io.github.camelkit.store.MemoryKitStore;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;

/**
 * What the Kit endpoints of a context share, whatever their component is called: threads, connections, the accounts with
 * their quotas, and what features have to share. Kit counts by credential, and knows nothing of components.
 */
public final class KitRuntime {

    /** Is told of accounts that come and go, and of calls. */
    public interface Observer extends Accounts.Listener {
        CallObserver calls();
    }

    private static final long WATCH_MILLIS = 250;

    /** What endpoints share, and what has to end with the last component; it may be used again afterwards. */
    public interface Shared {
        void close();
    }

    private record ClientKey(HttpTransport transport, KitClient.Settings settings) {
    }

    private final CamelContext context;
    private final Set<Object> users = new HashSet<>();
    private final KitStore memory = new MemoryKitStore();
    private final Map<Path, KitStore> directories = new ConcurrentHashMap<>();
    private final HttpTransports transports;
    private final Function<KitRuntime, ? extends Observer> observing;
    private final Map<Class<?>, Object> shared = new ConcurrentHashMap<>();
    private final Map<ClientKey, KitClient> clients = new ConcurrentHashMap<>();
    private ExecutorService pool;
    private ScheduledExecutorService timer;
    private volatile Accounts accounts;
    private Observer observer;

    private KitRuntime(CamelContext context, Function<KitRuntime, ? extends Observer> observing) {
        this.context = context;
        this.observing = observing;
        this.transports = new HttpTransports(context);
    }

    /**
     * The one of that context.
     *
     * @param observing makes who is told of accounts and calls, where the context has no runtime yet
     */
    public static KitRuntime of(CamelContext context, Function<KitRuntime, ? extends Observer> observing) {
        ExtendedCamelContext plugins = context.getCamelContextExtension();
        synchronized (KitRuntime.class) {
            KitRuntime known = plugins.getContextPlugin(KitRuntime.class);
            if (known == null) {
                known = new KitRuntime(context, observing);
                plugins.addContextPlugin(KitRuntime.class, known);
            }
            return known;
        }
    }

    /** The one of that context; empty where no component has been started. */
    public static Optional<KitRuntime> find(CamelContext context) {
        return Optional.ofNullable(context.getCamelContextExtension().getContextPlugin(KitRuntime.class));
    }

    /** A component is there that needs it; without effect if it has said so before. */
    public synchronized void join(Object component) {
        users.add(component);
    }

    /** A component stops. With the last one it ends, until one starts again. */
    public synchronized void leave(Object component) {
        users.remove(component);
        if (users.isEmpty()) {
            close();
        }
    }

    /** Not only with the component: endpoints that are made before it starts need accounts already. */
    private synchronized void open() {
        if (pool != null && !pool.isShutdown() && !timer.isShutdown()) {
            return;
        }
        // What the context has shut down, and nobody has closed
        close();
        // Cached, and bounded by each client: a pool of fixed size deadlocks when routes wait for one another
        pool = context.getExecutorServiceManager().newThreadPool(this, "Kit", profile("kit", Integer.MAX_VALUE));
        timer = context.getExecutorServiceManager().newScheduledThreadPool(this, "KitTimer", profile("kitTimer", 1));
        timer.scheduleWithFixedDelay(transports::abortOverdue, WATCH_MILLIS, WATCH_MILLIS, TimeUnit.MILLISECONDS);
        observer = observing.apply(this);
        accounts = new Accounts(new OAuthCredentials(context, transports, pool, timer), timer, observer);
    }

    private static ThreadPoolProfile profile(String id, int maxSize) {
        ThreadPoolProfile profile = new ThreadPoolProfile(id);
        profile.setPoolSize(1);
        profile.setMaxPoolSize(maxSize);
        profile.setMaxQueueSize(0);
        profile.setKeepAliveTime(10L);
        profile.setTimeUnit(TimeUnit.SECONDS);
        // Camel's default would drop tasks without a word after shutdown
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        return profile;
    }

    private void close() {
        if (pool == null) {
            return;
        }
        closeShared();
        clients.values().forEach(KitClient::close);
        clients.clear();
        // First, for the answer to a refresh under way is the account
        accounts.close();
        transports.close();
        context.getExecutorServiceManager().shutdownNow(pool);
        context.getExecutorServiceManager().shutdownNow(timer);
        pool = null;
    }

    private void closeShared() {
        for (Object state : new ArrayList<>(shared.values())) {
            if (state instanceof Shared used) {
                used.close();
            }
        }
    }

    /**
     * What a feature shares among the endpoints of the context. It outlasts them, because they can be evicted from a
     * cache, and camel-master makes new consumers each time.
     *
     * @param factory makes it when it is asked for the first time
     */
    public <T> T shared(Class<T> type, Function<CamelContext, T> factory) {
        return type.cast(shared.computeIfAbsent(type, wanted -> factory.apply(context)));
    }

    /** The client for calls of that kind, which endpoints share. */
    public synchronized KitClient client(KitConfiguration configuration) {
        open();
        RetryPolicy retry = new RetryPolicy(configuration.getRetryAttempts(),
                Duration.ofMillis(configuration.getRetryDelay()), Duration.ofMillis(configuration.getRetryMaxDelay()),
                Duration.ofMillis(configuration.getRetryTimeout()));
        KitClient.Settings settings = new KitClient.Settings(retry, Duration.ofMillis(configuration.getMaxPause()),
                configuration.getMaxConcurrentCalls(), observer.calls());
        HttpTransport transport = transports.get(configuration);
        return clients.computeIfAbsent(new ClientKey(transport, settings),
                key -> new KitClient(transport, settings, pool, timer));
    }

    public Accounts accounts() {
        open();
        return accounts;
    }

    /** Those in use, by name; to look at them opens nothing. */
    public List<KitAccount> listAccounts() {
        Accounts known = accounts;
        return known == null ? List.of() : known.list();
    }

    /** The context starts a bean of its user's, and stops it in the end: others may use it as well. */
    public void use(Object bean) throws Exception {
        if (bean != null && !context.hasService(bean)) {
            context.addService(bean, true, true);
        }
    }

    /** Runs what blocks; it rejects by throwing. */
    public synchronized ExecutorService pool() {
        open();
        return pool;
    }

    /** Wakes what waits, and must not be held up. */
    public synchronized ScheduledExecutorService timer() {
        open();
        return timer;
    }

    /** The store in a directory, or in memory where there is none: one, so that tokens are renewed once. */
    public KitStore store(String directory) {
        return directory == null ? memory
                : directories.computeIfAbsent(Path.of(directory).toAbsolutePath().normalize(), FileKitStore::new);
    }
}
