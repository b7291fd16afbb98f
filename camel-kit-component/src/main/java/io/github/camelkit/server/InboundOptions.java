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

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/**
 * Where an endpoint is called over HTTP.
 */
@UriParams
public class InboundOptions {

    @UriParam(label = "common",
              description = "The path of a kit:raw call, from /v4 on, percent-encoded. In from(): the path that Kit"
                            + " calls, which also ends the address that is registered. Default in from(): derived"
                            + " from the resource, the events and the objects that they are about; kit:plugins has no"
                            + " default.")
    private String path;
    @UriParam(label = "common",
              description = "The address at which Kit reaches this server, without the path. Needed to register for"
                            + " events, and for bulkMode=ASYNC.")
    private String publicUrl;
    @UriParam(label = "advanced",
              description = "The name of the component or bean that listens for HTTP requests; it must be a REST"
                            + " consumer factory. Default: platform-http, else another one that is there.")
    private String httpConsumerFactory;
    @UriParam(label = "consumer,events", defaultValue = "5242880",
              description = "The most bytes that a delivery can have; larger ones are refused. The HTTP server may read"
                            + " them, and has a limit of its own (camel.server.max-body-size).")
    private int maxBodySize = 5 * 1024 * 1024;
    @UriParam(label = "consumer", javaType = "java.time.Duration",
              description = "How long the route may take for what Kit or a browser waits for; what comes later is asked"
                            + " for again, refused or answered with an error. Default: 60s for a delivery of events,"
                            + " 30s for an installation and for its sign-in route, 20s for a plugin.")
    private Long deliveryTimeout;
    @UriParam(label = "consumer,oauth,plugins",
              description = "Where browsers may be sent back to, separated by commas. kit:plugins: whole addresses, with"
                            + " action=AUTHORIZE and action=TOKEN. kit:oauth: addresses without a path, such as"
                            + " https://app.kit.com, for all that is below them; https only, except http:// with"
                            + " 127.0.0.1 or localhost for tests. Default: those of Kit.")
    private String redirectUris;

    /** How long the route may take, in milliseconds; the given number if the option is not set. */
    public long deliveryTimeoutOr(long otherwise) {
        return deliveryTimeout == null ? otherwise : deliveryTimeout;
    }

    /** Where browsers may be sent back to; the given addresses if the option is not set. */
    public String redirectUrisOr(String otherwise) {
        return redirectUris == null ? otherwise : redirectUris;
    }

    public String getPath() {
        return path;
    }

    public void setPath(String path) {
        this.path = path;
    }

    public String getPublicUrl() {
        return publicUrl;
    }

    public void setPublicUrl(String publicUrl) {
        this.publicUrl = publicUrl;
    }

    public String getHttpConsumerFactory() {
        return httpConsumerFactory;
    }

    public void setHttpConsumerFactory(String httpConsumerFactory) {
        this.httpConsumerFactory = httpConsumerFactory;
    }

    public int getMaxBodySize() {
        return maxBodySize;
    }

    public void setMaxBodySize(int maxBodySize) {
        this.maxBodySize = maxBodySize;
    }

    public Long getDeliveryTimeout() {
        return deliveryTimeout;
    }

    public void setDeliveryTimeout(Long deliveryTimeout) {
        this.deliveryTimeout = deliveryTimeout;
    }

    public String getRedirectUris() {
        return redirectUris;
    }

    public void setRedirectUris(String redirectUris) {
        this.redirectUris = redirectUris;
    }
}
