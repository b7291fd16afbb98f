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
import java.util.List;

import io.github.camelkit.KitConstants;
import io.github.camelkit.OutputType;
import io.github.camelkit.client.KitResult;
import io.github.camelkit.exception.KitException;
import io.github.camelkit.exception.KitNotFoundException;
import io.github.camelkit.http.AnswerReader;
import io.github.camelkit.http.Json;
import io.github.camelkit.model.BulkResult;
import io.github.camelkit.model.KitModel;
import io.github.camelkit.model.KitPage;
import io.github.camelkit.operation.Operation;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;

/**
 * Writes the answer of an operation to a message.
 */
public final class AnswerWriter {

    // Without the charset Camel's HTTP components would send it in another one than JSON's
    private static final String JSON = "application/json;charset=UTF-8";
    private static final List<String> BODY_HEADERS = List.of(Exchange.CONTENT_TYPE, Exchange.CONTENT_LENGTH,
            Exchange.CONTENT_ENCODING, Exchange.TRANSFER_ENCODING, Exchange.HTTP_CHARACTER_ENCODING);
    private static final int NOT_FOUND = 404;

    private AnswerWriter() {
    }

    public static void write(Operation operation, KitResult result, OutputType type, Message message)
            throws IOException {
        AnswerReader.Read read = new AnswerReader(operation, type == OutputType.MODEL).read(result.response());
        writeBody(read.body(), type, message);
        setWarnings(message, read.warnings());
        setOutcome(message, result);
        setCursors(message, read.body() instanceof KitPage<?> page ? page : null);
    }

    /** What the first page of a list says about all pages; there are no cursors, because they are followed. */
    public static void writeList(KitPage<?> first, KitResult result, Message message) {
        setWarnings(message, Json.asList(first.additional().get("warnings")));
        setOutcome(message, result);
        setCursors(message, null);
        set(message, KitConstants.TOTAL_COUNT, first.totalCount());
    }

    /** The outcome of several calls, which have no warnings and no cursors. */
    public static void writeOutcome(int status, int retries, String requestId, Message message) {
        message.setHeader(KitConstants.RESPONSE_CODE, status);
        message.setHeader(KitConstants.RETRIES, retries);
        set(message, KitConstants.REQUEST_ID, requestId);
        set(message, KitConstants.WARNINGS, null);
        setCursors(message, null);
    }

    public static void writeBody(Object body, OutputType type, Message message) {
        boolean json = type == OutputType.JSON && body != null;
        setBody(json ? Json.write(plain(body)) : body, json, message);
    }

    /**
     * Makes it the body, without the headers that described the one before: they would mislead a later step
     * that sends this one.
     *
     * @param json whether it is JSON as text, or a list of such texts
     */
    public static void setBody(Object body, boolean json, Message message) {
        message.setBody(body);
        BODY_HEADERS.forEach(message::removeHeader);
        message.getExchange().removeProperty(ExchangePropertyKey.CHARSET_NAME);
        set(message, Exchange.CONTENT_TYPE, json ? JSON : null);
    }

    /** The answer of a call that is not in the table: a map, or JSON. */
    public static void writeRaw(KitResult result, OutputType type, Message message) throws IOException {
        Object json = result.response().isEmpty() ? null : Json.read(result.response().body());
        writeBody(json, type, message);
        set(message, KitConstants.WARNINGS, null);
        setOutcome(message, result);
        setCursors(message, null);
    }

    /** A failure, unless it is one that the route does not want to hear of. */
    public static void fail(Exchange exchange, KitException failure, ExchangeOptions options) {
        if (!options.isIgnoreNotFound() || !(failure instanceof KitNotFoundException)) {
            exchange.setException(failure);
            return;
        }
        Message message = exchange.getMessage();
        writeBody(null, OutputType.MODEL, message);
        message.setHeader(KitConstants.RESPONSE_CODE, NOT_FOUND);
        set(message, KitConstants.REQUEST_ID, failure.getRequestId());
        set(message, KitConstants.WARNINGS, null);
        setCursors(message, null);
    }

    private static void setWarnings(Message message, List<Object> warnings) {
        set(message, KitConstants.WARNINGS, warnings == null || warnings.isEmpty() ? null : List.copyOf(warnings));
    }

    private static void setOutcome(Message message, KitResult result) {
        message.setHeader(KitConstants.RESPONSE_CODE, result.response().status());
        message.setHeader(KitConstants.RETRIES, result.retries());
        set(message, KitConstants.REQUEST_ID, result.response().requestId());
    }

    private static void setCursors(Message message, KitPage<?> page) {
        set(message, KitConstants.NEXT_CURSOR, page == null ? null : page.nextCursor());
        set(message, KitConstants.PREVIOUS_CURSOR, page == null ? null : page.previousCursor());
        set(message, KitConstants.TOTAL_COUNT, page == null ? null : page.totalCount());
    }

    /** Models as maps by Kit's names. */
    public static Object plain(Object value) {
        if (value instanceof KitModel model) {
            return model.toMap();
        }
        if (value instanceof KitPage<?> page) {
            return page.toMap();
        }
        return value instanceof BulkResult<?> bulk ? bulk.toMap() : value;
    }

    /** What an earlier call left there would be wrong. */
    private static void set(Message message, String header, Object value) {
        if (value == null) {
            message.removeHeader(header);
        } else {
            message.setHeader(header, value);
        }
    }
}
