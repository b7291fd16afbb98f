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
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import io.github.camelkit.KitConstants;
import io.github.camelkit.bulk.BulkContext;
import io.github.camelkit.client.KitResult;
import io.github.camelkit.exception.KitException.Details;
import io.github.camelkit.exception.KitValidationException;
import io.github.camelkit.exchange.AnswerWriter;
import io.github.camelkit.exchange.MessageBody;
import io.github.camelkit.http.Json;
import io.github.camelkit.http.KitRequest;
import io.github.camelkit.http.PercentEncoding;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Makes a call that the operation table does not know, with the same quota, credentials and errors.
 */
public final class RawCall extends ProducerCall {

    public static final String RESOURCE = "raw";

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final Set<String> NOT_REPEATABLE = Set.of("POST", "PATCH");

    private final String givenPath;
    private KitRequest request;

    RawCall(BulkContext context, ProducerOptions options, Exchange exchange) {
        super(context.endpoint(), options, context.exchange(), exchange);
        this.givenPath = context.inbound().getPath();
    }

    /**
     * Checks what the options say before anything starts.
     *
     * @throws IllegalArgumentException if it cannot work
     */
    public static void check(ProducerOptions options, String path, String operation) {
        if (operation != null) {
            throw new IllegalArgumentException("kit:raw has no operations: set path, and method if it is not GET");
        }
        if (options.getMethod() != null) {
            checkMethod(options.getMethod().toUpperCase(Locale.ROOT));
        }
        if (path != null) {
            checkPath(path);
        }
        if (options.getQuery() != null) {
            checkQuery(options.getQuery());
        }
    }

    private static void checkMethod(String method) {
        if (!METHODS.contains(method)) {
            throw new IllegalArgumentException("method must be one of GET, POST, PUT, PATCH, DELETE, and is " + method);
        }
    }

    private static void checkPath(String path) {
        if (!path.startsWith("/v4/") || !PercentEncoding.isEncodedPath(path)) {
            throw new IllegalArgumentException("path must start with /v4/ and be percent-encoded, without a query and"
                    + " without the segments . and ..");
        }
    }

    private static void checkQuery(String query) {
        if (!PercentEncoding.isEncodedQuery(query)) {
            throw new IllegalArgumentException("query must be percent-encoded; the header " + KitConstants.QUERY
                    + " takes a map of plain values, too");
        }
    }

    @Override
    CompletableFuture<Void> prepare() {
        try {
            byte[] body = body();
            String method = method(body != null);
            Boolean repeatable = options.getRepeatable();
            request = new KitRequest(RESOURCE + ' ' + method, method, path() + query(), body, false,
                    repeatable != null ? repeatable : !NOT_REPEATABLE.contains(method));
        } catch (IllegalArgumentException e) {
            throw new KitValidationException("kit:raw: " + e.getMessage(), Details.notSent(RESOURCE, e));
        }
        return NOTHING_TO_PREPARE;
    }

    private String method(boolean hasBody) {
        String given = value(KitConstants.METHOD, options.getMethod());
        String method = given == null ? hasBody ? "POST" : "GET" : given.toUpperCase(Locale.ROOT);
        checkMethod(method);
        return method;
    }

    private String path() {
        String path = value(KitConstants.PATH, givenPath);
        if (path == null) {
            throw new IllegalArgumentException("no path: set the option path or the header " + KitConstants.PATH
                    + " to a path from /v4 on");
        }
        checkPath(path);
        return path;
    }

    private String query() {
        Object header = exchange.getMessage().getHeader(KitConstants.QUERY);
        if (header instanceof Map<?, ?> map) {
            String query = map.entrySet().stream().filter(e -> e.getValue() != null)
                    .map(e -> PercentEncoding.encode(e.getKey().toString()) + '='
                            + PercentEncoding.encode(e.getValue().toString()))
                    .collect(Collectors.joining("&"));
            return query.isEmpty() ? "" : '?' + query;
        }
        String query = value(KitConstants.QUERY, options.getQuery());
        if (query == null || query.isEmpty()) {
            return "";
        }
        checkQuery(query);
        return '?' + query;
    }

    private byte[] body() {
        MessageBody body = MessageBody.ofAny(exchange);
        if (body.value() == null) {
            return null;
        }
        if (body.text() != null) {
            throw new IllegalArgumentException("the body must be JSON, a Map, a list, or a model");
        }
        return Json.writeBytes(body.value());
    }

    private String value(String header, String option) {
        String value = exchange.getMessage().getHeader(header, String.class);
        return value != null ? value : option;
    }

    @Override
    KitRequest request() {
        return request;
    }

    @Override
    CompletableFuture<Void> write(KitResult answer) throws IOException {
        AnswerWriter.writeRaw(answer, endpoint.outputType(), exchange.getMessage());
        return WRITTEN;
    }

    @Override
    void removeUsedHeaders(Message message) {
        message.removeHeader(KitConstants.METHOD);
        message.removeHeader(KitConstants.PATH);
        message.removeHeader(KitConstants.QUERY);
    }
}
