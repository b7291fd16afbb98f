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
package io.github.camelkit.server;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.AsyncProcessorSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the exchanges of an HTTP server, checks what servers check differently or not at all, and answers.
 */
final class HttpProcessor extends AsyncProcessorSupport {

    static final String LAST = "kitLast";
    private static final Logger LOG = LoggerFactory.getLogger(HttpProcessor.class);
    private static final String METHOD = "POST";
    private static final String TYPE = "application/json";

    private final int maxBody;
    private final Refusals refusals;
    private final HttpHandler handler;

    HttpProcessor(int maxBody, Refusals refusals, HttpHandler handler) {
        this.maxBody = maxBody;
        this.refusals = refusals;
        this.handler = handler;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        AtomicBoolean answered = new AtomicBoolean();
        try {
            Message message = exchange.getIn();
            HttpAnswer refused = check(message);
            byte[] body = refused == null ? read(message) : null;
            if (refused == null && body == null) {
                refused = refuse("size", HttpAnswer.TOO_LARGE);
            }
            if (refused != null) {
                answer(exchange, refused, answered, callback);
            } else {
                handler.handle(new HttpRequest(body, headers(message), text(message, LAST)),
                        answer -> answer(exchange, answer, answered, callback));
            }
        } catch (IOException e) {
            LOG.debug("A request cannot be read: {}", e.toString());
            answer(exchange, refuse("unreadable", HttpAnswer.BAD_REQUEST), answered, callback);
        } catch (RuntimeException e) {
            LOG.warn("A request cannot be handled", e);
            answer(exchange, HttpAnswer.ERROR, answered, callback);
        }
        return false;
    }

    private HttpAnswer check(Message message) {
        String method = text(message, Exchange.HTTP_METHOD);
        if (method != null && !METHOD.equalsIgnoreCase(method)) {
            return refuse("method", HttpAnswer.WRONG_METHOD);
        }
        String type = text(message, Exchange.CONTENT_TYPE);
        if (type == null || !TYPE.equals(type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT))) {
            return refuse("content type", HttpAnswer.WRONG_TYPE);
        }
        String length = text(message, Exchange.CONTENT_LENGTH);
        if (length != null && length.matches("\\d{1,18}") && Long.parseLong(length) > maxBody) {
            return refuse("size", HttpAnswer.TOO_LARGE);
        }
        return null;
    }

    private HttpAnswer refuse(String why, HttpAnswer answer) {
        refusals.count(why);
        return answer;
    }

    /** Before anything parses it: signatures go over the bytes. Null if it is too long. */
    private byte[] read(Message message) throws IOException {
        if (message.getBody() == null) {
            return new byte[0];
        }
        try (InputStream in = message.getBody(InputStream.class)) {
            byte[] body = in == null ? message.getBody(byte[].class) : in.readNBytes(maxBody + 1);
            if (body == null) {
                throw new IOException("the server gives a " + message.getBody().getClass().getName());
            }
            return body.length > maxBody ? null : body;
        }
    }

    private static UnaryOperator<String> headers(Message message) {
        return name -> text(message, name);
    }

    /** Null also where there are several: servers make a list of them. */
    private static String text(Message message, String header) {
        Object value = message.getHeader(header);
        return value == null || value instanceof Iterable ? null : value.toString();
    }

    private static void answer(Exchange exchange, HttpAnswer answer, AtomicBoolean answered, AsyncCallback callback) {
        if (!answered.compareAndSet(false, true)) {
            return;
        }
        Message message = exchange.getMessage();
        // Servers send back what is in there
        message.removeHeaders("*");
        message.setBody(null);
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, answer.status());
        answer.headers().forEach(message::setHeader);
        callback.done(false);
    }
}
