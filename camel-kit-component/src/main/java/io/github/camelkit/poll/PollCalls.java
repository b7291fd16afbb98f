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
package io.github.camelkit.poll;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelkit.client.KitAccount;
import io.github.camelkit.client.KitResult;
import io.github.camelkit.exchange.ExchangeOptions;
import io.github.camelkit.exchange.IdLookup;
import io.github.camelkit.exchange.LookupCache;
import io.github.camelkit.exchange.PathIds;
import io.github.camelkit.exchange.RequestBuilder;
import io.github.camelkit.http.KitRequest;
import io.github.camelkit.operation.Parameter;
import io.github.camelkit.runtime.EndpointContext;
import org.apache.camel.Exchange;

/**
 * The calls that a consumer makes.
 */
final class PollCalls {

    private final EndpointContext endpoint;
    private final PollPlan source;
    private final String filter;
    private final ExchangeOptions lookups;
    private final Map<Parameter, String> found = new EnumMap<>(Parameter.class);

    /**
     * @param filter the body of what is asked; null for none
     */
    PollCalls(EndpointContext endpoint, PollPlan source, String filter, ExchangeOptions lookups) {
        this.endpoint = endpoint;
        this.source = source;
        this.filter = filter;
        this.lookups = lookups;
    }

    KitRequest request(Map<Parameter, String> query) {
        RequestBuilder builder = builder(query);
        builder.lookups().keySet().forEach(id -> builder.found(id, found.get(id)));
        return builder.build();
    }

    private RequestBuilder builder(Map<Parameter, String> query) {
        Exchange exchange = endpoint.createExchange();
        exchange.getMessage().setBody(filter);
        return new RequestBuilder(source.operation(), query, exchange).read();
    }

    /** From the pool, so that a stop does not have to wait for the answer. */
    CompletableFuture<KitResult> send(KitRequest request) {
        CompletableFuture<KitResult> answer = new CompletableFuture<>();
        KitAccount account = endpoint.account((String) null);
        endpoint.client().sendInBackground(request, account, endpoint.createExchange(), (result, sync) -> {
            if (result.failure() != null) {
                answer.completeExceptionally(result.failure());
            } else {
                answer.complete(result);
            }
        });
        return answer;
    }

    /** Kit does not know the ids any more that were looked up: what the names stand for now has to be found. */
    void forget() {
        LookupCache cache = LookupCache.of(endpoint.runtime());
        builder(source.query()).lookups().values()
                .forEach(wanted -> cache.forget(IdLookup.key(endpoint.account((String) null), wanted)));
        found.clear();
    }

    /** The ids of what is given by name; they are looked up once, until Kit does not know one of them. */
    void lookUp(Waits waits) throws Exception {
        for (Map.Entry<Parameter, PathIds.Lookup> wanted : builder(source.query()).lookups().entrySet()) {
            if (!found.containsKey(wanted.getKey())) {
                IdLookup lookup = new IdLookup(endpoint, endpoint.account((String) null), endpoint.createExchange(),
                        wanted.getValue(), lookups);
                found.put(wanted.getKey(), waits.await(lookup.find()));
            }
        }
    }
}
