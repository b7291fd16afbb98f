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

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.BaseStream;

import io.github.camelkit.exchange.MessageBody;
import io.github.camelkit.http.Json;
import io.github.camelkit.operation.Operation;
import org.apache.camel.Exchange;

/**
 * The body of a bulk operation as its items.
 *
 * @param items  null where there is no body, or one with a callback address of its own
 * @param source what to close when the items are read; null for nothing
 */
record BulkBody(Iterator<?> items, AutoCloseable source) {

    private static final BulkBody NONE = new BulkBody(null, null);

    /**
     * @throws IllegalArgumentException if the body cannot be understood
     */
    static BulkBody of(Exchange exchange, Operation operation) {
        Object body = exchange.getMessage().getBody();
        if (body instanceof byte[] bytes) {
            body = new ByteArrayInputStream(bytes);
        }
        if (body instanceof InputStream stream) {
            return ofStream(exchange, stream, operation);
        }
        BulkBody items = ofItems(body);
        if (items != null) {
            return items;
        }
        // Anything else that Camel can turn into an object or JSON
        MessageBody read = MessageBody.of(exchange, operation.body());
        return read.value() == null ? NONE : read.list() != null ? ofItems(read.list())
                : read.modelled() ? ofItems(List.of(body)) : ofObject(read.value(), operation);
    }

    /** What to close of a list that is read once; null for nothing. */
    static AutoCloseable source(Object body) {
        return (body instanceof BaseStream || body instanceof Iterator) && body instanceof AutoCloseable closeable
                ? closeable : null;
    }

    private static BulkBody ofItems(Object body) {
        if (body instanceof BaseStream<?, ?> stream) {
            return new BulkBody(stream.iterator(), source(body));
        }
        if (body instanceof Iterator<?> iterator) {
            return new BulkBody(iterator, source(body));
        }
        if (body instanceof Object[] array) {
            return new BulkBody(Arrays.asList(array).iterator(), null);
        }
        // A tree of JSON is iterable as well, over the values of an object
        return body instanceof Iterable<?> iterable && !Json.isTree(body)
                ? new BulkBody(iterable.iterator(), null) : null;
    }

    /** Kit's own object around the items, or else a single item. */
    private static BulkBody ofObject(Object value, Operation operation) {
        Map<String, Object> object = Json.asObject(value);
        Object list = object == null ? null : object.get(operation.body().listField());
        if (object != null && operation.body().optional().stream().anyMatch(object::containsKey)) {
            return NONE;
        }
        BulkBody items = ofItems(list);
        return items != null ? items : ofItems(List.of(value));
    }

    /** An array is read item by item, anything else as a whole. */
    private static BulkBody ofStream(Exchange exchange, InputStream given, Operation operation) {
        try {
            InputStream stream = new BufferedInputStream(given);
            if (first(stream) == '[') {
                return new BulkBody(Json.readEach(stream), stream);
            }
            String text = new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            exchange.getMessage().setBody(text);
            return text.isBlank() ? NONE : of(exchange, operation);
        } catch (IOException e) {
            throw new IllegalArgumentException("the body is " + e.getMessage(), e);
        }
    }

    private static int first(InputStream stream) throws IOException {
        int next;
        do {
            stream.mark(1);
            next = stream.read();
        } while (next >= 0 && Character.isWhitespace(next));
        stream.reset();
        return next;
    }
}
