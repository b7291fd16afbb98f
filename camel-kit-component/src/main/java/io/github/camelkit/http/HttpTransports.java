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

import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.github.camelkit.KitConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.config.Configurable;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the HTTP transports, over HTTP endpoints of Camel's that only this component uses: what a user has set on the
 * HTTP component (proxy, SSL, timeouts, pool) holds for Kit, too.
 */
public class HttpTransports {

    /** Those who need the same share one, and its connections. */
    private record Key(String baseUri, String component, long timeout, Map<String, Object> options) {

        /** The options may hold a password. */
        @Override
        public String toString() {
            return baseUri;
        }
    }

    private record Entry(HttpEndpoint endpoint, HttpTransport transport) {
    }

    // Validation takes a millisecond, which calls in quick succession need not spend
    private static final TimeValue IDLE = TimeValue.ofMilliseconds(100);
    private static final List<String> REFUSED = List.of("httpClient", "clientBuilder");

    private static final Logger LOG = LoggerFactory.getLogger(HttpTransports.class);

    private final CamelContext context;
    private final Map<Key, Entry> entries = new ConcurrentHashMap<>();

    public HttpTransports(CamelContext context) {
        this.context = context;
    }

    public HttpTransport get(KitConfiguration configuration) {
        return get(configuration, configuration.plainBaseUri());
    }

    /** For another address, such as that of the tokens, with the same HTTP component and options. */
    public synchronized HttpTransport get(KitConfiguration configuration, String baseUri) {
        Key key = new Key(baseUri, configuration.getHttpComponent(), configuration.getRequestTimeout(),
                configuration.httpOptions());
        Entry entry = entries.get(key);
        if (entry == null) {
            entry = create(key);
            entries.put(key, entry);
        }
        return entry.transport();
    }

    private Entry create(Key key) {
        HttpEndpoint endpoint = endpoint(key);
        // The component retries by what an operation allows, and cookies would flow between accounts
        endpoint.getClientBuilder().disableAutomaticRetries().disableCookieManagement();
        HttpTransport.markWhatIsSent(endpoint.getClientBuilder());
        endpoint.setClientConnectionManager(connections(endpoint));
        ServiceHelper.startService(endpoint);
        HttpClient client = endpoint.getHttpClient();
        Timeout timeout = Timeout.ofMilliseconds(key.timeout());
        RequestConfig users = client instanceof Configurable configurable
                ? configurable.getConfig() : RequestConfig.DEFAULT;
        RequestConfig config = users.getResponseTimeout() != null
                ? users : RequestConfig.copy(users).setResponseTimeout(timeout).build();
        return new Entry(endpoint, new HttpTransport(client, key.baseUri(), config,
                TimeUnit.MILLISECONDS.toNanos(key.timeout()),
                // with the option http.userAgent it is the client that sets the header
                endpoint.getUserAgent() != null ? null : new UserAgent(context.getVersion())));
    }

    /** Servers close connections that nobody uses; what is the user's own is used as it is. */
    private static KeptConnections connections(HttpEndpoint endpoint) {
        boolean shared = endpoint.getComponent().getClientConnectionManager() != null;
        if (!shared && endpoint.getClientConnectionManager() instanceof PoolingHttpClientConnectionManager own) {
            own.setDefaultConnectionConfig(ConnectionConfig.custom().setValidateAfterInactivity(IDLE).build());
        }
        return new KeptConnections(endpoint.getClientConnectionManager(), shared);
    }

    private HttpEndpoint endpoint(Key key) {
        for (String refused : REFUSED) {
            if (key.options().containsKey(refused)) {
                throw new IllegalArgumentException("The option http." + refused + " cannot be used: configure the HTTP"
                        + " component, or name another one with httpComponent");
            }
        }
        String name = key.component() != null ? key.component() : URI.create(key.baseUri()).getScheme();
        HttpComponent component = context.getComponent(name, HttpComponent.class);
        HttpEndpoint endpoint;
        try {
            endpoint = (HttpEndpoint) component.createEndpoint(key.baseUri(), new HashMap<>(key.options()));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new RuntimeCamelException(e);
        }
        String unknown = endpoint.getHttpUri().getRawQuery();
        if (unknown != null) {
            // Names only: camel-http takes what it does not know for a part of the query
            throw new IllegalArgumentException("Unknown HTTP options: " + Arrays.stream(unknown.split("&"))
                    .map(pair -> "http." + pair.replaceAll("=.*", "")).collect(Collectors.joining(", ")));
        }
        return endpoint;
    }

    /** Never throws: a timer stops what has thrown. */
    public void abortOverdue() {
        try {
            entries.values().forEach(entry -> entry.transport().abortOverdue());
        } catch (RuntimeException | Error e) {
            LOG.warn("Requests that take too long were not ended this time: {}", e.toString());
        }
    }

    public synchronized void close() {
        try {
            entries.values().forEach(HttpTransports::close);
        } finally {
            entries.clear();
        }
    }

    /** One that throws must not keep the others open. */
    private static void close(Entry entry) {
        try {
            ServiceHelper.stopAndShutdownService(entry.endpoint());
        } catch (RuntimeException | Error e) {
            LOG.warn("An HTTP client was not closed properly", e);
        }
    }
}
