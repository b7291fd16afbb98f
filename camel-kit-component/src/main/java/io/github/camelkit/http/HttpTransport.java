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
import java.net.URI;
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
import org.apache.hc.core5.http.io.entity.EntityUtils;

/**
 * Sends one request over Camel's HTTP client and reads its answer, in bounded time.
 */
public final class HttpTransport {

    private static final byte[] NO_BODY = new byte[0];
    private static final ContentType JSON = ContentType.APPLICATION_JSON.withCharset((String) null);
    // What camel-http's activity listeners ask the context of a request for
    private static final String EXCHANGE_ATTRIBUTE = "org.apache.camel.Exchange";
    private static final String SENT_ATTRIBUTE = "io.github.camelkit.sent";
    private static final String HOST_ATTRIBUTE = "org.apache.hc.core5.http.HttpHost";

    private final HttpClient client;
    private final String baseUri;
    private final HttpHost host;
    private final RequestConfig config;
    private final long deadlineNanos;
    private final Set<Sent> underWay = ConcurrentHashMap.newKeySet();

    /** A request under way: first it waits for a connection, then it is sent, and has as long for either. */
    private static final class Sent {

        private final HttpUriRequestBase request;
        private final long deadlineNanos;
        private volatile long until;
        private volatile boolean left;

        Sent(HttpUriRequestBase request, long deadlineNanos) {
            this.request = request;
            this.deadlineNanos = deadlineNanos;
            this.until = System.nanoTime() + deadlineNanos;
        }

        void leaves() {
            left = true;
            until = System.nanoTime() + deadlineNanos;
        }
    }

    /**
     * @param deadlineNanos how long one request may wait for a connection, and then take to the last byte of the answer
     */
    public HttpTransport(HttpClient client, String baseUri, RequestConfig config, long deadlineNanos) {
        this.client = client;
        this.baseUri = baseUri;
        this.host = HttpHost.create(URI.create(baseUri));
        this.config = config;
        this.deadlineNanos = deadlineNanos;
    }

    /** Makes clients of that builder note when a request goes out: a connection is there by then. */
    public static void markWhatIsSent(HttpClientBuilder builder) {
        builder.addExecInterceptorBefore(ChainElement.MAIN_TRANSPORT.name(), SENT_ATTRIBUTE, (request, scope, chain) -> {
            if (scope.clientContext.getAttribute(SENT_ATTRIBUTE) instanceof Sent sent) {
                sent.leaves();
            }
            return chain.proceed(request, scope);
        });
    }

    /**
     * @param  credential  the header that authenticates the call
     * @param  exchange    the exchange that it is made for, for camel-http's activity listeners
     * @throws NotSentException if the request did not leave
     * @throws IOException      if there is no answer, or not all of one
     */
    public KitResponse send(KitRequest request, Header credential, Exchange exchange) throws IOException {
        HttpUriRequestBase http = new HttpUriRequestBase(request.method(), URI.create(baseUri + request.path()));
        http.setConfig(config);
        http.setHeader(HttpHeaders.ACCEPT, "application/json");
        if (credential != null) {
            http.setHeader(credential);
        }
        if (request.body() != null) {
            http.setEntity(new ByteArrayEntity(request.body(), JSON));
        }
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(EXCHANGE_ATTRIBUTE, exchange);
        context.setAttribute(HOST_ATTRIBUTE, host);
        Sent sent = new Sent(http, deadlineNanos);
        context.setAttribute(SENT_ATTRIBUTE, sent);
        underWay.add(sent);
        try {
            return client.execute(host, http, context, response -> read(response, credential));
        } catch (IOException e) {
            throw sent.left ? e : new NotSentException(e);
        } catch (RuntimeException e) {
            // Such as those of a pool of connections that is closed, or of a wait for one that was given up
            throw sent.left ? new IOException(e.toString(), e) : new NotSentException(e);
        } finally {
            underWay.remove(sent);
        }
    }

    /** Aborts what has taken longer than it may; called now and then. */
    public void abortOverdue() {
        long now = System.nanoTime();
        for (Sent sent : underWay) {
            if (sent.until - now < 0) {
                sent.request.abort();
            }
        }
    }

    private static KitResponse read(ClassicHttpResponse response, Header credential) throws IOException {
        HttpEntity entity = response.getEntity();
        byte[] body = entity == null ? NO_BODY : EntityUtils.toByteArray(entity);
        if (body != null && credential != null && response.getCode() >= HttpStatus.SC_BAD_REQUEST) {
            body = Secrets.redact(body, credential.getValue());
        }
        return new KitResponse(response.getCode(), body == null ? NO_BODY : body,
                entity == null ? null : entity.getContentType(), header(response, "X-Request-Id"),
                header(response, HttpHeaders.RETRY_AFTER), header(response, HttpHeaders.DATE));
    }

    private static String header(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }
}
