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

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.github.camelkit.client.KitAccount;
import io.github.camelkit.client.PageWalk;
import io.github.camelkit.exchange.ExchangeOptions;
import io.github.camelkit.exchange.IdLookup;
import io.github.camelkit.exchange.LookupCache;
import io.github.camelkit.exchange.PathIds;
import io.github.camelkit.http.Json;
import io.github.camelkit.http.KitRequest;
import io.github.camelkit.model.KitPage;
import io.github.camelkit.operation.Operation;
import io.github.camelkit.operation.Operations;
import io.github.camelkit.operation.Parameter;
import io.github.camelkit.runtime.EndpointContext;
import org.apache.camel.Exchange;

/**
 * Finds the ids of custom fields in Kit's list, which is read once for all of them and remembered; creates missing ones
 * if the endpoint is told to.
 */
final class FieldLookup implements FieldIds {

    private static final String ID = "id";
    private static final String KEY = "key";
    private static final String PAGE_SIZE = "1000";

    private final EndpointContext endpoint;
    private final ExchangeOptions options;
    private final KitAccount account;
    private final Exchange exchange;
    private final Operation list;
    // What this list of items has found, and what it has not found and need not look for again
    private final Map<String, CompletableFuture<Long>> known = new HashMap<>();

    FieldLookup(BulkContext context, KitAccount account, Exchange exchange, Operation list) {
        this.endpoint = context.endpoint();
        this.options = context.exchange();
        this.account = account;
        this.exchange = exchange;
        this.list = list;
    }

    @Override
    public synchronized Map<String, CompletableFuture<Long>> find(Set<String> names) {
        CompletableFuture<Map<String, Long>> listed = null;
        Map<String, CompletableFuture<Long>> found = new LinkedHashMap<>();
        for (String name : names) {
            CompletableFuture<Long> id = known.get(name);
            // What could not be asked for is asked for again
            if (id == null || id.isCompletedExceptionally()) {
                String cached = LookupCache.of(endpoint.runtime()).get(key(name));
                if (cached != null) {
                    id = CompletableFuture.completedFuture(Long.valueOf(cached));
                } else {
                    listed = listed == null ? read() : listed;
                    id = listed.thenCompose(fields -> idOf(name, fields));
                }
                known.put(name, id);
            }
            found.put(name, id);
        }
        return found;
    }

    /** For lists to come: this one would ask again for each of its items. */
    @Override
    public void forget(String name) {
        LookupCache.of(endpoint.runtime()).forget(key(name));
    }

    private LookupCache.Key key(String name) {
        return IdLookup.key(account, new PathIds.Lookup(list, name));
    }

    /** All fields, by their labels and keys without case. */
    private CompletableFuture<Map<String, Long>> read() {
        String path = list.path() + '?' + Parameter.PER_PAGE.kitName() + '=' + PAGE_SIZE;
        KitRequest first = new KitRequest(list.id(), list.method(), path, null, list.isOAuthOnly(), true);
        Map<String, Long> fields = new HashMap<>();
        return new PageWalk(list, first, false)
                .readAll(request -> endpoint.call(request, account, exchange), page -> take(page, fields))
                .thenApply(nothing -> fields);
    }

    private void take(KitPage<?> page, Map<String, Long> fields) {
        for (Object item : page) {
            Map<String, Object> field = Json.asObject(item);
            if (field != null && field.get(ID) != null) {
                long id = Long.parseLong(field.get(ID).toString());
                // A key is what a field is; the label of one can be the key of another
                fields.putIfAbsent(lower(field.get(list.finder().field())), id);
                fields.put(lower(field.get(KEY)), id);
            }
        }
    }

    private CompletableFuture<Long> idOf(String name, Map<String, Long> fields) {
        Long id = fields.get(lower(name));
        if (id != null) {
            remember(name, id);
            return CompletableFuture.completedFuture(id);
        }
        Operation creator = options.isCreateMissing()
                ? Operations.creatorFor(list).orElse(null) : null;
        return creator == null ? CompletableFuture.completedFuture(null) : create(creator, name);
    }

    private CompletableFuture<Long> create(Operation creator, String name) {
        KitRequest request = new KitRequest(creator.id(), creator.method(), creator.path(),
                Json.writeBytes(Map.of(creator.body().textField(), name)), creator.isOAuthOnly(),
                creator.isRepeatable());
        return endpoint.call(request, account, exchange).thenApply(result -> {
            Map<String, Object> made = Json.asObject(IdLookup.read(creator, request, result));
            long id = Long.parseLong(String.valueOf(made.get(ID)));
            remember(name, id);
            return id;
        });
    }

    private void remember(String name, long id) {
        LookupCache.of(endpoint.runtime()).put(key(name), Long.toString(id),
                options.getLookupCacheTime());
    }

    private static String lower(Object name) {
        return String.valueOf(name).strip().toLowerCase(Locale.ROOT);
    }
}
