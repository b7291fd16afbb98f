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
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
    private static final String COOKIE = "Cookie";
    private static final String GET = "GET";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");
    private static final Logger LOG = LoggerFactory.getLogger(HttpProcessor.class);

    private final HttpListener.Settings settings;
    private final Refusals refusals;
    private final HttpHandler handler;

    HttpProcessor(HttpListener.Settings settings, Refusals refusals, HttpHandler handler) {
        this.settings = settings;
        this.refusals = refusals;
        this.handler = handler;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        AtomicBoolean answered = new AtomicBoolean();
        try {
            Message message = exchange.getIn();
            HttpAnswer refused = check(message);
            if (refused == null) {
                refused = handler.refuse(text(message, LAST));
            }
            byte[] body = refused == null ? read(message) : null;
            if (refused == null && body == null) {
                refused = refuse("size", HttpAnswer.TOO_LARGE);
            }
            if (refused != null) {
                answer(exchange, refused, answered, callback);
            } else {
                Map<String, String> query = query(message);
                handler.handle(new HttpRequest(body, headers(message, query, body), text(message, LAST),
                        query),
                        answer -> answer(exchange, answer, answered, callback));
            }
        } catch (IOException e) {
            LOG.debug("A request cannot be read: {}", e.getClass().getName());
            answer(exchange, refuse("unreadable", HttpAnswer.BAD_REQUEST), answered, callback);
        } catch (Throwable e) {
            LOG.warn("A request cannot be handled", e);
            answer(exchange, failed(), answered, callback);
        }
        return false;
    }

    private HttpAnswer failed() {
        try {
            return handler.refused(HttpAnswer.ERROR, "failure");
        } catch (Throwable e) {
            return HttpAnswer.ERROR;
        }
    }

    private HttpAnswer check(Message message) {
        String method = text(message, Exchange.HTTP_METHOD);
        if (method != null && !settings.takes(method.toUpperCase(Locale.ROOT))) {
            return refuse("method", HttpAnswer.wrongMethod(settings.method()));
        }
        if (!settings.types().isEmpty() && !GET.equalsIgnoreCase(method) && !settings.types().contains(type(message))) {
            return refuse("content type", HttpAnswer.WRONG_TYPE);
        }
        String length = text(message, Exchange.CONTENT_LENGTH);
        if (length != null && LENGTH.matcher(length).matches() && Long.parseLong(length) > settings.maxBody()) {
            return refuse("size", HttpAnswer.TOO_LARGE);
        }
        return null;
    }

    /** Empty for none. */
    private static String type(Message message) {
        String type = text(message, Exchange.CONTENT_TYPE);
        return type == null ? "" : type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
    }

    private HttpAnswer refuse(String why, HttpAnswer answer) {
        refusals.count(why);
        return handler.refused(answer, why);
    }

    /** Before anything parses it: signatures go over the bytes. Null if it is too long. */
    private byte[] read(Message message) throws IOException {
        if (message.getBody() == null || settings.types().isEmpty()) {
            return new byte[0];
        }
        if (message.getBody() instanceof Map<?, ?> form) {
            // Some servers take forms apart
            byte[] body = QueryString.of(form).getBytes(StandardCharsets.US_ASCII);
            return body.length > settings.maxBody() ? null : body;
        }
        if (!(message.getBody() instanceof InputStream)) {
            // In memory already: one copy of it is enough
            byte[] body = message.getBody(byte[].class);
            if (body != null) {
                return body.length > settings.maxBody() ? null : body;
            }
        }
        try (InputStream in = message.getBody(InputStream.class)) {
            byte[] body = in == null ? message.getBody(byte[].class)
                    : in.readNBytes((int) Math.min(Integer.MAX_VALUE, settings.maxBody() + 1L));
            if (body == null) {
                throw new IOException("the server gives a " + message.getBody().getClass().getName());
            }
            return body.length > settings.maxBody() ? null : body;
        }
    }

    /** Servers differ in which of the two they know. */
    private static Map<String, String> query(Message message) throws IOException {
        String raw = text(message, Exchange.HTTP_RAW_QUERY);
        return parse(raw == null ? text(message, Exchange.HTTP_QUERY) : raw);
    }

    private static Map<String, String> parse(String encoded) throws IOException {
        try {
            return QueryString.parse(encoded);
        } catch (IllegalArgumentException e) {
            throw new IOException("it cannot be decoded");
        }
    }

    /**
     * Servers mix the parameters of the query and the fields of forms into the headers, where they could pass for a
     * header that is not there.
     */
    private static UnaryOperator<String> headers(Message message, Map<String, String> query, byte[] body)
            throws IOException {
        Set<String> mixed = new HashSet<>(query.keySet());
        if (FORM.equals(type(message))) {
            mixed.addAll(parse(new String(body, StandardCharsets.UTF_8)).keySet());
        }
        return name -> mixed.stream().anyMatch(name::equalsIgnoreCase) ? null
                : COOKIE.equalsIgnoreCase(name) ? cookies(message) : text(message, name);
    }

    /** Over HTTP/2 browsers send them in several headers. */
    private static String cookies(Message message) {
        return message.getHeader(COOKIE) instanceof Collection<?> several
                ? several.stream().map(String::valueOf).collect(Collectors.joining("; ")) : text(message, COOKIE);
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
        message.setBody(answer.body() == null ? null : answer.body().getBytes(StandardCharsets.UTF_8));
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, answer.status());
        answer.headers().forEach((name, values) ->
                message.setHeader(name, values.size() == 1 ? values.get(0) : values));
        callback.done(false);
    }
}
