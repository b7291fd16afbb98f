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
package io.github.camelkit.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.camel.Exchange;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * Sends one request over Camel's HTTP client and reads its answer, in bounded time.
 */
public final class HttpTransport {

    // After decompression; Kit's largest pages are a hundredth of it
    private static final int MAX_ANSWER = 64 * 1024 * 1024;
    private static final int MAX_ERROR = 1024 * 1024;
    private static final int MAX_HEADERS = 1024 * 1024;
    private static final byte[] NO_BODY = new byte[0];
    private static final ContentType JSON = ContentType.APPLICATION_JSON.withCharset((String) null);
    // What camel-http's activity listeners ask the context of a request for
    private static final String EXCHANGE_ATTRIBUTE = "org.apache.camel.Exchange";
    private static final String HOST_ATTRIBUTE = "org.apache.hc.core5.http.HttpHost";

    private final HttpClient client;
    private final String baseUri;
    private final HttpHost host;
    private final RequestConfig config;
    private final long deadlineNanos;
    private final UserAgent userAgent;
    private final Set<UnderWay> underWay = ConcurrentHashMap.newKeySet();

    /**
     * @param deadlineNanos how long one request may wait for a connection, and then take to the last byte of the answer
     */
    public HttpTransport(HttpClient client, String baseUri, RequestConfig config, long deadlineNanos) {
        this(client, baseUri, config, deadlineNanos, null);
    }

    /**
     * @param userAgent what the component calls itself, {@code null} for what the client calls itself
     */
    HttpTransport(HttpClient client, String baseUri, RequestConfig config, long deadlineNanos, UserAgent userAgent) {
        this.userAgent = userAgent;
        this.client = client;
        this.baseUri = baseUri;
        this.host = HttpHost.create(URI.create(baseUri));
        this.config = config;
        this.deadlineNanos = deadlineNanos;
    }

    /** Makes clients of that builder note when a request goes out, and give its connection up after an error. */
    public static void markWhatIsSent(HttpClientBuilder builder) {
        builder.addExecInterceptorFirst(HttpTransport.class.getName(), (request, scope, chain) -> {
            try {
                return chain.proceed(request, scope);
            } catch (Error e) {
                scope.execRuntime.discardEndpoint();
                throw new IOException(e.toString(), e);
            }
        });
        builder.setRequestExecutor(new WatchedRequestExecutor());
        builder.addExecInterceptorBefore(ChainElement.MAIN_TRANSPORT.name(), UnderWay.class.getName(),
                (request, scope, chain) -> {
                    UnderWay underWay = UnderWay.of(scope.clientContext);
                    if (underWay != null) {
                        underWay.leaves();
                    }
                    return chain.proceed(request, scope);
                });
    }

    /**
     * @param  credential  the header that authenticates the call
     * @param  exchange    the exchange that it is made for, for camel-http's activity listeners
     * @throws NotSentException if the request did not leave
     * @throws AnswerTooLargeException if the answer is longer than any of Kit's
     * @throws IOException      if there is no answer, or not all of one
     */
    public KitResponse send(KitRequest request, Header credential, Exchange exchange) throws IOException {
        HttpUriRequestBase http = new HttpUriRequestBase(request.method(), URI.create(baseUri + request.path()));
        http.setConfig(config);
        http.setHeader(HttpHeaders.ACCEPT, "application/json");
        if (userAgent != null) {
            http.setHeader(HttpHeaders.USER_AGENT, userAgent.value(exchange));
        }
        if (credential != null) {
            http.setHeader(credential);
        }
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(EXCHANGE_ATTRIBUTE, exchange);
        context.setAttribute(HOST_ATTRIBUTE, host);
        UnderWay sent = new UnderWay(http, request.repeatable(), deadlineNanos, context);
        if (request.body() != null) {
            http.setEntity(new Body(request.body(), sent));
        }
        underWay.add(sent);
        try {
            return client.execute(host, http, context, response -> read(response, credential, sent));
        } catch (AnswerTooLargeException e) {
            throw e;
        } catch (IOException e) {
            throw failure(sent, e, e);
        } catch (RuntimeException | Error e) {
            // Such as those of a pool of connections that is closed, or of an answer for which there is no memory
            throw failure(sent, e, new IOException(e.toString(), e));
        } finally {
            underWay.remove(sent);
        }
    }

    private static IOException failure(UnderWay sent, Throwable e, IOException unanswered) {
        if (sent.isFlooded()) {
            return new AnswerTooLargeException(0, "its headers are longer than 1 MB");
        }
        return sent.isSent() ? unanswered : new NotSentException(e);
    }

    /** Tells when its last byte was handed over. */
    private static final class Body extends HttpEntityWrapper {

        private final UnderWay sent;

        Body(byte[] bytes, UnderWay sent) {
            super(new ByteArrayEntity(bytes, JSON));
            this.sent = sent;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            super.writeTo(out);
            out.flush();
            sent.bodySent();
        }
    }

    /** Aborts what has taken longer than it may; called now and then. */
    public void abortOverdue() {
        long now = System.nanoTime();
        underWay.forEach(request -> request.endIfOverdue(now, MAX_HEADERS));
    }

    private static KitResponse read(ClassicHttpResponse response, Header credential, UnderWay sent)
            throws IOException {
        sent.headersRead();
        HttpEntity entity = response.getEntity();
        String contentType = entity == null ? null : entity.getContentType();
        byte[] body = entity == null ? NO_BODY : body(response, entity);
        if (credential != null && response.getCode() >= HttpStatus.SC_BAD_REQUEST) {
            body = Secrets.redact(body, credential.getValue());
        }
        return new KitResponse(response.getCode(), body, contentType, header(response, "X-Request-Id"),
                header(response, HttpHeaders.RETRY_AFTER), header(response, HttpHeaders.DATE),
                header(response, HttpHeaders.LOCATION), header(response, "CF-Ray"));
    }

    /** Of an error the beginning is enough. */
    private static byte[] body(ClassicHttpResponse response, HttpEntity entity) throws IOException {
        InputStream in = entity.getContent();
        if (in == null) {
            return NO_BODY;
        }
        boolean isError = response.getCode() >= HttpStatus.SC_BAD_REQUEST;
        int limit = isError ? MAX_ERROR : MAX_ANSWER;
        byte[] body = in.readNBytes(limit + 1);
        if (body.length <= limit) {
            in.close();
            return body;
        }
        // Otherwise HttpClient reads the rest, to use the connection again
        response.setEntity(null);
        if (!isError) {
            throw new AnswerTooLargeException(response.getCode(), "it is larger than 64 MB");
        }
        return Arrays.copyOf(body, limit);
    }

    private static String header(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }
}
