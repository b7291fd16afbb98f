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

import io.github.camelkit.KitConstants;
import io.github.camelkit.client.KitAccount;
import io.github.camelkit.client.KitClient;
import io.github.camelkit.http.KitRequest;
import io.github.camelkit.operation.Operation;
import io.github.camelkit.operation.Operations;
import io.github.camelkit.runtime.KitRuntime;
import org.apache.camel.Exchange;

/**
 * The coalescers of a component, one for each operation and account. Not of an endpoint: one that is evicted from a
 * cache would take the calls of others with it, and endpoints that differ in an id only can share a call.
 */
public final class Coalescers implements KitRuntime.Shared {

    /**
     * A call that can be sent with others.
     *
     * @param bulk the bulk operation that takes its place
     * @param item what it is in a bulk call
     */
    public record Single(Operation operation, Operation bulk, KitAccount account, KitRequest request,
            Map<String, Object> item) {
    }

    private record Key(Operation operation, KitAccount account, KitClient client, long delay) {
    }

    private final Map<Key, Coalescer> coalescers = new ConcurrentHashMap<>();

    /**
     * @param  account                  null if it is not known yet
     * @throws IllegalArgumentException if the operation has no bulk counterpart, or the account cannot use it
     */
    public static void check(Operation operation, KitAccount account) {
        String uri = "kit:" + operation.resource() + "?operation=" + operation.name();
        if (operation.bulkCounterpart() == null) {
            throw new IllegalArgumentException(uri + " has no bulk counterpart: leave out the option coalesce");
        }
        if (account != null && !account.credential().isOAuth()) {
            throw new IllegalArgumentException(uri + " cannot be coalesced, for bulk calls need OAuth, and only an API"
                    + " key is given: set accessToken or refreshToken, or leave out the option coalesce");
        }
    }

    private static Coalescers of(KitRuntime runtime) {
        return runtime.shared(Coalescers.class, context -> new Coalescers());
    }

    /** The bulk operation that the account's exchanges of that operation can share; null where they go singly. */
    public static Operation bulkOf(BulkContext context, Operation operation, KitAccount account) {
        if (!context.options().isCoalesce() || operation.bulkCounterpart() == null) {
            return null;
        }
        Operation bulk = Operations.find(operation.resource(), operation.bulkCounterpart()).orElseThrow();
        check(operation, account);
        return bulk;
    }

    /**
     * Sends a call together with others.
     *
     * @return whether the handler was called already
     */
    public static boolean send(BulkContext context, Single call, Exchange exchange, KitClient.Handler handler) {
        Key of = new Key(call.operation(), call.account(), context.endpoint().client(),
                context.options().getCoalesceDelay());
        Coalescers all = of(context.endpoint().runtime());
        if (!all.coalescers.containsKey(of)) {
            all.forgetRetired();
        }
        Coalescer coalescer = all.coalescers.computeIfAbsent(of,
                key -> new Coalescer(key.operation(), call.bulk(), new BatchSender(key.client(), key.account()),
                        TimeUnit.MILLISECONDS.toNanos(key.delay())));
        Coalescer.Handler told = (result, sync, shared) -> {
            if (shared > 0) {
                exchange.getMessage().setHeader(KitConstants.COALESCED, shared);
            }
            handler.done(result, sync);
        };
        return coalescer.send(new Coalescer.Single(call.request(), call.item(), exchange, told));
    }

    /** A vault can give an account new credentials as often as it likes. */
    private void forgetRetired() {
        coalescers.entrySet().removeIf(entry -> entry.getKey().account().isRetired() && entry.getValue().isIdle());
    }

    /** How many there are. */
    int size() {
        return coalescers.size();
    }

    @Override
    public void close() {
        coalescers.values().forEach(Coalescer::close);
        coalescers.clear();
    }
}
