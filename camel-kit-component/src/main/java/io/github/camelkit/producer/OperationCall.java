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
package io.github.camelkit.producer;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.github.camelkit.KitConstants;
import io.github.camelkit.Paging;
import io.github.camelkit.bulk.BulkContext;
import io.github.camelkit.bulk.Coalescers;
import io.github.camelkit.client.KitResult;
import io.github.camelkit.exception.KitException;
import io.github.camelkit.exception.KitException.Details;
import io.github.camelkit.exception.KitNotFoundException;
import io.github.camelkit.exception.KitValidationException;
import io.github.camelkit.exchange.AnswerWriter;
import io.github.camelkit.exchange.IdLookup;
import io.github.camelkit.exchange.LookupCache;
import io.github.camelkit.exchange.PathIds;
import io.github.camelkit.exchange.RequestBuilder;
import io.github.camelkit.http.AnswerReader;
import io.github.camelkit.http.Json;
import io.github.camelkit.http.KitErrors;
import io.github.camelkit.http.KitRequest;
import io.github.camelkit.operation.Audience;
import io.github.camelkit.operation.Operation;
import io.github.camelkit.operation.Operations;
import io.github.camelkit.operation.Parameter;
import io.github.camelkit.runtime.EndpointContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Carries out one operation for one exchange.
 */
final class OperationCall extends ProducerCall {

    private final BulkContext context;
    private final Operation operation;
    private final RequestBuilder builder;
    private final Paging paging;
    private KitRequest request;
    private Operation bulk;

    OperationCall(BulkContext context, ProducerOptions options, Exchange exchange, Operation operation) {
        super(context.endpoint(), options, context.exchange(), exchange);
        this.context = context;
        this.operation = operation;
        this.builder = new RequestBuilder(operation, endpoint.parameters(), exchange);
        this.paging = paging();
        if (paging != Paging.PAGE) {
            builder.setWholeList();
        }
    }

    /** An operation that is no list is not paged, whatever the option or the header says. */
    private Paging paging() {
        try {
            return operation.isPaged() ? paging(exchange.getMessage()) : Paging.PAGE;
        } catch (IllegalArgumentException e) {
            throw invalid(e);
        }
    }

    /**
     * The way that the header of a message asks for, else the option.
     *
     * @throws IllegalArgumentException if the header has no such value
     */
    private Paging paging(Message message) {
        Object header = message.getHeader(KitConstants.PAGING);
        if (header == null) {
            return options.getPaging();
        }
        String name = header.toString().strip();
        return Arrays.stream(Paging.values()).filter(way -> way.name().equalsIgnoreCase(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("header " + KitConstants.PAGING
                        + " must be page, stream or all, and is '" + name + "'"));
    }

    @Override
    CompletableFuture<Void> prepare() {
        try {
            EndpointContext.checkCredential(operation, account());
            bulk = Coalescers.bulkOf(context, operation, account());
            builder.read();
        } catch (IllegalArgumentException e) {
            throw invalid(e);
        }
        boolean merges = operation.readBy() != null && options.isMerge();
        if (builder.lookups().isEmpty() && !merges) {
            build();
            return NOTHING_TO_PREPARE;
        }
        CompletableFuture<Void> prepared = NOTHING_TO_PREPARE;
        for (Map.Entry<Parameter, PathIds.Lookup> wanted : builder.lookups().entrySet()) {
            IdLookup lookup = new IdLookup(endpoint, account(), exchange, wanted.getValue(), context.exchange());
            prepared = prepared.thenCompose(nothing -> lookup.find())
                    .thenAccept(id -> builder.found(wanted.getKey(), id));
        }
        if (merges) {
            prepared = prepared.thenCompose(nothing -> merge());
        }
        return prepared.thenRun(this::build);
    }

    /** Lays the given fields over what there is now. */
    private CompletableFuture<Void> merge() {
        Operation read = Operations.find(operation.resource(), operation.readBy()).orElseThrow();
        KitRequest readRequest = builder.buildFor(read);
        return endpoint.call(readRequest, account(), exchange).thenAccept(result -> {
            Map<String, Object> now = Json.asObject(read(read, readRequest, result));
            if (now == null) {
                throw new CompletionException(KitErrors.unreadable(readRequest, result.response(),
                        new IOException("no object to merge with")));
            }
            Map<String, Object> merged = new LinkedHashMap<>();
            for (String field : operation.body().fields()) {
                Object value = now.containsKey(field) ? now.get(field) : idOf(now, field);
                if (value != null) {
                    merged.put(field, value);
                }
            }
            merged.putAll(builder.fields());
            builder.setFields(merged);
        });
    }

    private static Object read(Operation read, KitRequest request, KitResult result) {
        try {
            return new AnswerReader(read, false).read(result.response()).body();
        } catch (IOException e) {
            throw KitErrors.unreadable(request, result.response(), e);
        }
    }

    /** What is written as {@code email_template_id} is read as the id of an object {@code email_template}. */
    private static Object idOf(Map<String, Object> now, String field) {
        Map<String, Object> object = field.endsWith("_id")
                ? Json.asObject(now.get(field.substring(0, field.length() - 3))) : null;
        return object == null ? null : object.get("id");
    }

    private void build() {
        try {
            if (operation.audience() != null) {
                checkAudience(operation.audience(), builder.fields());
            }
            request = builder.build();
        } catch (IllegalArgumentException e) {
            throw invalid(e);
        }
    }

    private void checkAudience(Audience audience, Map<String, Object> fields) {
        // Models among the fields are written by Kit's names, which the rule goes by
        Map<String, Object> plain = Json.asObject(Json.fromTree(fields));
        if (audience.reachesEverybody(plain) && !options.isAllowAllSubscribers()) {
            throw new IllegalArgumentException("this would go to all subscribers: give a subscriber_filter, make it a"
                    + " draft, or set the option allowAllSubscribers=true");
        }
        Audience.dropEverybody(plain);
        builder.setFields(plain);
    }

    private KitValidationException invalid(IllegalArgumentException e) {
        return new KitValidationException(operation + ": " + e.getMessage(), Details.notSent(operation.id(), e));
    }

    @Override
    KitRequest request() {
        return request;
    }

    /** What it is among others in a bulk call, once it is prepared; null where it has to go by itself. */
    Coalescers.Single coalesced() {
        Map<String, Object> item = bulk == null ? null : builder.item();
        return item == null || !bulk.items().fields().containsAll(item.keySet()) ? null
                : new Coalescers.Single(operation, bulk, account(), request, item);
    }

    @Override
    CompletableFuture<Void> write(KitResult answer) throws IOException {
        if (paging == Paging.PAGE) {
            AnswerWriter.write(operation, answer, endpoint.outputType(),
                    exchange.getMessage());
            return WRITTEN;
        }
        WholeList list = new WholeList(new ListPages(endpoint, account(), operation, request), endpoint.outputType(),
                options.getMaxItems(), exchange);
        if (paging == Paging.STREAM) {
            list.stream(answer);
            return WRITTEN;
        }
        return list.all(answer);
    }

    @Override
    void failed(KitException failure) {
        if (failure instanceof KitNotFoundException) {
            LookupCache cache = LookupCache.of(endpoint.runtime());
            builder.lookups().values().forEach(wanted -> cache.forget(IdLookup.key(account(), wanted)));
        }
        super.failed(failure);
    }

    @Override
    void removeUsedHeaders(Message message) {
        message.removeHeader(KitConstants.OPERATION);
        if (operation.isPaged()) {
            message.removeHeader(KitConstants.PAGING);
        }
        builder.usedHeaders().forEach(parameter -> message.removeHeader(parameter.header()));
    }
}
