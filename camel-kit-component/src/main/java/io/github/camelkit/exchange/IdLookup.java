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
package io.github.camelkit.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.github.camelkit.client.KitAccount;
import io.github.camelkit.client.KitResult;
import io.github.camelkit.client.PageWalk;
import io.github.camelkit.exception.KitException;
import io.github.camelkit.exception.KitException.Details;
import io.github.camelkit.exception.KitNotFoundException;
import io.github.camelkit.exception.KitServerException;
import io.github.camelkit.exception.KitValidationException;
import io.github.camelkit.http.AnswerReader;
import io.github.camelkit.http.Json;
import io.github.camelkit.http.KitErrors;
import io.github.camelkit.http.KitRequest;
import io.github.camelkit.http.PercentEncoding;
import io.github.camelkit.model.KitPage;
import io.github.camelkit.operation.Operation;
import io.github.camelkit.operation.Operations;
import io.github.camelkit.operation.Parameter;
import io.github.camelkit.runtime.EndpointContext;
import org.apache.camel.Exchange;

/**
 * Finds the id of an object by its name: in the cache, else in Kit's list, a page of a thousand at a time.
 */
public final class IdLookup {

    private static final String ID = "id";
    private static final String PAGE_SIZE = "1000";

    private final EndpointContext endpoint;
    private final KitAccount account;
    private final Exchange exchange;
    private final Operation list;
    private final String name;
    private final ExchangeOptions options;

    public IdLookup(EndpointContext endpoint, KitAccount account, Exchange exchange, PathIds.Lookup wanted,
            ExchangeOptions options) {
        this.endpoint = endpoint;
        this.account = account;
        this.exchange = exchange;
        this.list = wanted.list();
        this.name = wanted.name();
        this.options = options;
    }

    /** The id; fails with a {@link KitNotFoundException}, or with whatever the call fails with. */
    public CompletableFuture<String> find() {
        LookupCache cache = LookupCache.of(endpoint.runtime());
        LookupCache.Key key = key(account, new PathIds.Lookup(list, name));
        String cached = cache.get(key);
        if (cached != null) {
            return CompletableFuture.completedFuture(cached);
        }
        Operation creator = options.isCreateMissing()
                ? Operations.creatorFor(list).orElse(null) : null;
        return (creator != null ? create(creator) : search()).thenApply(id -> {
            cache.put(key, id, options.getLookupCacheTime());
            return id;
        });
    }

    public static LookupCache.Key key(KitAccount account, PathIds.Lookup wanted) {
        return new LookupCache.Key(account, wanted.list().id(), wanted.name());
    }

    /** Making what is there already answers it: one call does for both. */
    private CompletableFuture<String> create(Operation creator) {
        byte[] body = Json.writeBytes(Map.of(creator.body().textField(), name));
        KitRequest request = new KitRequest(creator.id(), creator.method(), creator.path(), body, creator.isOAuthOnly(),
                creator.isRepeatable());
        return send(request).thenApply(result -> id(Json.asObject(read(creator, request, result))));
    }

    private CompletableFuture<String> search() {
        Operation.Finder finder = list.finder();
        StringBuilder path = new StringBuilder(list.path()).append('?').append(Parameter.PER_PAGE.kitName()).append('=')
                .append(PAGE_SIZE);
        finder.query().forEach((parameter, value) -> append(path, parameter, value));
        if (list.queryParameters().contains(finder.by())) {
            append(path, finder.by(), name);
        }
        KitRequest first = new KitRequest(list.id(), list.method(), path.toString(), null, list.isOAuthOnly(), true);
        Set<String> found = new LinkedHashSet<>();
        return new PageWalk(list, first, false).readAll(this::send, page -> take(page, found))
                .thenApply(nothing -> theOne(found));
    }

    private void take(KitPage<?> page, Set<String> found) {
        for (Object item : page) {
            Map<String, Object> object = Json.asObject(item);
            if (object != null && name.strip().equalsIgnoreCase(String.valueOf(object.get(list.finder().field())))) {
                found.add(id(object));
            }
        }
    }

    private String theOne(Set<String> found) {
        if (found.size() != 1) {
            throw notOne(found);
        }
        return found.iterator().next();
    }

    private KitException notOne(Set<String> found) {
        String option = list.finder().by().option();
        if (found.isEmpty()) {
            return new KitNotFoundException(list + ": Kit lists nothing with the " + option + " '" + name
                    + "'; what was created minutes ago may not be listed yet", Details.notSent(list.id()));
        }
        List<String> ids = new ArrayList<>(found);
        return new KitValidationException(list + ": the " + option + " '" + name + "' is ambiguous, it has the ids "
                + String.join(", ", ids) + ": give the id", Details.notSent(list.id()));
    }

    private CompletableFuture<KitResult> send(KitRequest request) {
        return endpoint.call(request, account, exchange);
    }

    public static Object read(Operation operation, KitRequest request, KitResult result) {
        try {
            return new AnswerReader(operation, false).read(result.response()).body();
        } catch (IOException e) {
            throw KitErrors.unreadable(request, result.response(), e);
        }
    }

    private static String id(Map<String, Object> object) {
        Object id = object.get(ID);
        if (id == null) {
            throw new KitServerException("Kit answered an object without an id", Details.notSent("id look-up"));
        }
        return id.toString();
    }

    private static void append(StringBuilder path, Parameter parameter, String value) {
        path.append('&').append(parameter.kitName()).append('=').append(PercentEncoding.encode(value));
    }
}
