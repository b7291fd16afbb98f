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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the Kit endpoints of a context share, whatever their component is called: threads, connections, the accounts with
 * their quotas, and what features have to share. Kit counts by credential, and knows nothing of components.
 */
public final class KitRuntime {

    /** Is told of accounts that come and go, and of calls. */
    public interface Observer extends Accounts.Listener {
        CallObserver calls();
    }

    private static final Logger LOG = LoggerFactory.getLogger(KitRuntime.class);
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
    private final Function<KitRuntime, ? extends Observer> observing;
    private final Map<Class<?>, Object> shared = new ConcurrentHashMap<>();
    private volatile Running running;

    /** From the first use until the last component stops. */
    private record Running(ExecutorService pool, ScheduledExecutorService timer, HttpTransports transports,
            Observer observer, Accounts accounts, Map<ClientKey, KitClient> clients) {

        /** The context can have shut them down. */
        boolean isOver() {
            return pool.isShutdown() || timer.isShutdown();
        }
    }

    private KitRuntime(CamelContext context, Function<KitRuntime, ? extends Observer> observing) {
        this.context = context;
        this.observing = observing;
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
    public void leave(Object component) {
        Running ended;
        synchronized (this) {
            users.remove(component);
            if (!users.isEmpty() || running == null) {
                return;
            }
            ended = running;
            running = null;
        }
        end(ended);
    }

    /** Not only with the component: endpoints that are made before it starts need accounts already. */
    private Running open() {
        Running over;
        Running opened;
        synchronized (this) {
            over = running;
            if (over != null && !over.isOver()) {
                return over;
            }
            if (users.isEmpty()) {
                // Nobody would close it
                throw new RejectedExecutionException("The Kit component is stopped");
            }
            opened = begin();
            running = opened;
        }
        if (over != null) {
            // What the context has shut down, and nobody has closed
            end(over);
        }
        return opened;
    }

    private Running begin() {
        HttpTransports transports = new HttpTransports(context);
        // Cached, and bounded by each client: a pool of fixed size deadlocks when routes wait for one another
        ExecutorService pool = context.getExecutorServiceManager().newThreadPool(this, "Kit",
                profile("kit", Integer.MAX_VALUE));
        ScheduledExecutorService timer = null;
        try {
            timer = context.getExecutorServiceManager().newScheduledThreadPool(this, "KitTimer",
                    profile("kitTimer", 1));
            timer.scheduleWithFixedDelay(transports::abortOverdue, WATCH_MILLIS, WATCH_MILLIS, TimeUnit.MILLISECONDS);
            Observer observer = observing.apply(this);
            Accounts accounts = new Accounts(new OAuthCredentials(context, transports, pool, timer), pool, timer,
                    observer, System::nanoTime);
            return new Running(pool, timer, transports, observer, accounts, new ConcurrentHashMap<>());
        } catch (RuntimeException | Error e) {
            // Nobody else knows of them, and the next call begins anew
            context.getExecutorServiceManager().shutdownNow(pool);
            if (timer != null) {
                context.getExecutorServiceManager().shutdownNow(timer);
            }
            throw e;
        }
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

    /** Without the monitor: it runs routes whose calls will not be made, and waits for a refresh under way. */
    private void end(Running ended) {
        shared.values().forEach(state -> {
            if (state instanceof Shared used) {
                quietly(used::close);
            }
        });
        ended.clients().values().forEach(client -> quietly(client::close));
        // First, because the answer to a refresh under way is the account
        quietly(ended.accounts()::close);
        quietly(ended.transports()::close);
        context.getExecutorServiceManager().shutdownNow(ended.pool());
        context.getExecutorServiceManager().shutdownNow(ended.timer());
    }

    /** One part that throws must not keep the others open. */
    private static void quietly(Runnable close) {
        try {
            close.run();
        } catch (RuntimeException | Error e) {
            LOG.warn("A part of the Kit component was not closed properly", e);
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
    public KitClient client(KitConfiguration configuration) {
        Running now = open();
        RetryPolicy retry = new RetryPolicy(configuration.getRetryAttempts(),
                Duration.ofMillis(configuration.getRetryDelay()), Duration.ofMillis(configuration.getRetryMaxDelay()),
                Duration.ofMillis(configuration.getRetryTimeout()));
        KitClient.Settings settings = new KitClient.Settings(retry, Duration.ofMillis(configuration.getMaxPause()),
                configuration.getMaxConcurrentCalls(), now.observer().calls());
        HttpTransport transport = now.transports().get(configuration);
        return now.clients().computeIfAbsent(new ClientKey(transport, settings),
                key -> new KitClient(transport, settings, now.pool(), now.timer()));
    }

    public Accounts accounts() {
        return open().accounts();
    }

    /** Those in use, by name; to look at them opens nothing. */
    public List<KitAccount> listAccounts() {
        Running now = running;
        return now == null ? List.of() : now.accounts().list();
    }

    /** The context starts a bean of its user's, and stops it in the end: others may use it as well. */
    public void use(Object bean) throws Exception {
        if (bean != null && !context.hasService(bean)) {
            context.addService(bean, true, true);
        }
    }

    /** Runs what blocks; it rejects by throwing. */
    public ExecutorService pool() {
        return open().pool();
    }

    /** Wakes what waits, and must not be held up. */
    public ScheduledExecutorService timer() {
        return open().timer();
    }

    /** The store in a directory, or in memory without one; it is shared, so that tokens are renewed once. */
    public KitStore store(String directory) {
        return directory == null ? memory
                : directories.computeIfAbsent(Path.of(directory).toAbsolutePath().normalize(), FileKitStore::new);
    }
}
