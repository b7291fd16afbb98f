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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.github.camelkit.http.KitRequest;
import io.github.camelkit.http.PercentEncoding;
import io.github.camelkit.operation.Operation;
import io.github.camelkit.operation.Parameter;
import org.apache.camel.Exchange;

/**
 * Builds the request of one operation from one exchange: a value comes from the header, else from the option, else, for
 * ids and e-mail addresses, from the body.
 */
public final class RequestBuilder {

    private static final int LARGEST_PAGE = 1000;

    private final Operation operation;
    private final Exchange exchange;
    private final MessageValues values;
    private final PathIds ids;
    private MessageBody body;
    private Map<String, Object> fields;
    private boolean wholeList;

    /**
     * @param options the values of the endpoint's options
     */
    public RequestBuilder(Operation operation, Map<Parameter, String> options, Exchange exchange) {
        this.operation = operation;
        this.exchange = exchange;
        this.values = new MessageValues(exchange.getMessage(), options);
        this.ids = new PathIds(operation, values, this::body);
    }

    /**
     * Reads the exchange.
     *
     * @throws IllegalArgumentException if something is missing or cannot be understood; says what to set
     */
    public RequestBuilder read() {
        ids.read();
        fields = new RequestFields(operation, values, this::body).read(ids.isByEmail(), ids.usedFields());
        return this;
    }

    /** What has to be looked up before the request can be built. */
    public Map<Parameter, PathIds.Lookup> lookups() {
        return ids.lookups();
    }

    public void found(Parameter id, String value) {
        ids.found(id, value);
    }

    /** Asks for the first of all pages of a list: as large as pages get, unless the user says otherwise. */
    public void setWholeList() {
        wholeList = true;
    }

    /** The fields of the body that will be sent, not yet wrapped; null where there is no body. */
    public Map<String, Object> fields() {
        return fields;
    }

    public void setFields(Map<String, Object> fields) {
        this.fields = fields;
    }

    public KitRequest build() {
        if (wholeList) {
            checkDirection();
            if (operation.bodyParameters().contains(Parameter.PER_PAGE)) {
                fields.putIfAbsent(Parameter.PER_PAGE.kitName(), LARGEST_PAGE);
            }
        }
        String root = operation.body().root();
        Object json = root == null || fields == null ? fields : RequestFields.fieldsOf(root, fields);
        return KitRequest.of(operation, ids.path() + query(), json);
    }

    /** Ids and fields in one object, as an item of a bulk operation; null where an e-mail address stands for an id. */
    public Map<String, Object> item() {
        if (ids.isByEmail()) {
            return null;
        }
        Map<String, Object> item = new LinkedHashMap<>();
        ids.ids().forEach((id, value) -> item.put(id.kitName(), Long.valueOf(value)));
        if (fields != null) {
            item.putAll(fields);
        }
        return item;
    }

    /** The request of another operation on the same object, such as the one that reads it. */
    public KitRequest buildFor(Operation other) {
        return KitRequest.of(other, ids.path(), null);
    }

    /** The headers that went into the request. */
    public Set<Parameter> usedHeaders() {
        return values.usedHeaders();
    }

    /** Read when it is needed, and only then: it may be a stream that the route wants to keep. */
    private MessageBody body() {
        if (body == null) {
            body = MessageBody.of(exchange, operation.body());
        }
        return body;
    }

    private void checkDirection() {
        Parameter before = Parameter.BEFORE;
        if (values.value(before) != null || fields != null && fields.get(before.kitName()) != null) {
            throw new IllegalArgumentException(before.option() + " asks for one page: it needs paging=page");
        }
    }

    private String query() {
        StringBuilder query = new StringBuilder();
        for (Parameter parameter : operation.queryParameters()) {
            String value = values.value(parameter);
            if (value == null && wholeList && parameter == Parameter.PER_PAGE) {
                value = String.valueOf(LARGEST_PAGE);
            }
            if (value != null) {
                query.append(query.isEmpty() ? '?' : '&').append(parameter.kitName()).append('=')
                        .append(PercentEncoding.encode(value));
            }
        }
        return query.toString();
    }
}
