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
package io.github.camelkit.bulk;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.github.camelkit.BulkMode;
import io.github.camelkit.KitConfiguration;
import io.github.camelkit.operation.Operation;
import io.github.camelkit.runtime.EndpointContext;
import io.github.camelkit.runtime.KitRuntime;
import io.github.camelkit.server.HttpListener;
import io.github.camelkit.server.PathTable;
import io.github.camelkit.store.SharedStore;
import org.apache.camel.CamelContext;

/**
 * The callbacks of a component's endpoints. They outlast the endpoints, which can be evicted from a cache while calls
 * are waited for.
 */
public final class CallbackListeners implements KitRuntime.Shared {

    private final CamelContext context;
    private final Map<HttpListener.Settings, Callbacks> listening = new ConcurrentHashMap<>();

    private CallbackListeners(CamelContext context) {
        this.context = context;
    }

    private static CallbackListeners of(KitRuntime runtime) {
        return runtime.shared(CallbackListeners.class, CallbackListeners::new);
    }

    /**
     * @param  operation                null if it is not known yet
     * @throws IllegalArgumentException if an endpoint's options make no sense
     */
    public static void check(BulkContext context, Operation operation) {
        BulkOptions options = context.options();
        if (options.getCallbackTimeout() < 1) {
            throw new IllegalArgumentException("option callbackTimeout must be more than 0");
        }
        if (options.getBulkMode() != BulkMode.ASYNC) {
            if (options.isFireAndForget()) {
                throw new IllegalArgumentException("fireAndForget goes with bulkMode=ASYNC only");
            }
            return;
        }
        if (operation != null && operation.items() == null) {
            throw new IllegalArgumentException("kit:" + operation.resource() + "?operation=" + operation.name()
                    + " is no bulk operation: leave out the option bulkMode");
        }
        if (!options.isFireAndForget()) {
            checkAddress(context);
        }
    }

    private static void checkAddress(BulkContext context) {
        String publicUrl = context.inbound().getPublicUrl();
        if (publicUrl == null) {
            throw new IllegalArgumentException("kit:" + context.endpoint().resource() + " with bulkMode=ASYNC needs the"
                    + " option publicUrl, at which Kit reaches this server, or fireAndForget=true");
        }
        if (!publicUrl.matches("https?://[^?#\\s]+")) {
            throw new IllegalArgumentException("kit:" + context.endpoint().resource()
                    + " needs an http or https address without a query for the option publicUrl");
        }
    }

    /**
     * How an endpoint's calls are made; listens for their callbacks if nobody does yet. Null for calls that Kit answers
     * at once.
     *
     * @throws IllegalStateException if it cannot listen
     */
    public static AsyncMode later(BulkContext context) {
        BulkOptions options = context.options();
        if (options.getBulkMode() != BulkMode.ASYNC) {
            return null;
        }
        KitConfiguration shared = context.endpoint().configuration();
        long timeout = TimeUnit.MILLISECONDS.toNanos(options.getCallbackTimeout());
        if (options.isFireAndForget()) {
            return new AsyncMode(null, null, shared.getMaxAsyncBytes(), timeout);
        }
        String publicUrl = context.inbound().getPublicUrl();
        String base = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
        HttpListener.Settings where = HttpListener.Settings.json(shared.getBulkCallbackPath(), true,
                context.inbound().getHttpConsumerFactory(), shared.getMaxCallbackBytes(), "bulk callbacks");
        return new AsyncMode(of(context.endpoint().runtime()).listen(context.endpoint(), where),
                base + shared.getBulkCallbackPath(), shared.getMaxAsyncBytes(), timeout);
    }

    private synchronized Callbacks listen(EndpointContext endpoint, HttpListener.Settings where) {
        KitRuntime runtime = endpoint.runtime();
        Callbacks known = listening.get(where);
        if (known != null) {
            return known;
        }
        SharedCallbacks.Tools elsewhere = endpoint.store() instanceof SharedStore store
                ? new SharedCallbacks.Tools(store.callbacks(), runtime.pool(), runtime.timer()) : null;
        Callbacks callbacks = new Callbacks(context, PathTable.of(runtime), where, runtime.pool(), runtime.timer(),
                elsewhere);
        try {
            callbacks.start();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Callbacks cannot be received at " + where.path(), e);
        }
        listening.put(where, callbacks);
        return callbacks;
    }

    @Override
    public synchronized void close() {
        listening.values().forEach(Callbacks::close);
        listening.clear();
    }
}
