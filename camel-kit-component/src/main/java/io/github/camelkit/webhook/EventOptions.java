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
package io.github.camelkit.webhook;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/**
 * How a consumer receives the events that Kit pushes.
 */
@UriParams
public class EventOptions {

    @UriParam(label = "consumer,events",
              description = "The event of kit:webhooks in from(), such as subscriber.tag_add. Those about a form, a"
                            + " tag, a sequence, a product, a custom field or a link need the option that names it.")
    private String event;
    @UriParam(label = "consumer,events",
              description = "The types of events of kit:webhook-endpoints in from(), separated by commas, such as"
                            + " subscriber.created,subscriber.unsubscribed.")
    private String events;
    @UriParam(label = "consumer,events", description = "The id of the product of the event of kit:webhooks.")
    private Long productId;
    @UriParam(label = "consumer,events", description = "The link of the event of kit:webhooks, as a URL.")
    private String initiatorValue;
    @UriParam(label = "consumer,events", defaultValue = "true",
              description = "Whether the consumer registers with Kit for its events, once it listens. What is"
                            + " registered already for the same address and event is taken over.")
    private boolean autoRegister = true;
    @UriParam(label = "consumer,events",
              description = "Whether the registration is ended when the route stops. Events are lost then until it"
                            + " starts again, also for other nodes.")
    private boolean autoUnregister;
    @UriParam(label = "consumer,security", secret = true,
              description = "The end of the path of kit:webhooks, which protects the route: Kit does not sign these"
                            + " events. A text, or a reference to one in the registry (#name), which keeps it out of"
                            + " the logs. Default: derived from the credentials and the event.")
    private String pathToken;
    @UriParam(label = "consumer,security", secret = true,
              description = "The signing secret of the webhook endpoint, or several separated by commas; a text,"
                            + " or a reference to one in the registry (#name), which keeps it out of the logs. Not"
                            + " needed where the component has registered it and the store is kept.")
    private String signingSecret;
    @UriParam(label = "consumer,security", defaultValue = "FAIL",
              description = "What to do when Kit has the webhook endpoint already, but its signing secret is neither in"
                            + " the store nor set. FAIL: nothing; the health check is down. ROTATE: let Kit make a new"
                            + " one.")
    private OnLostSecret onLostSecret = OnLostSecret.FAIL;
    @UriParam(label = "consumer,security", defaultValue = "5m", javaType = "java.time.Duration",
              description = "How far the time of a signature can be from now, before or after.")
    private long tolerance = 300_000;
    @UriParam(label = "consumer,events", defaultValue = "AFTER_ROUTE",
              description = "When a delivery is acknowledged to Kit. AFTER_ROUTE: when all its events have"
                            + " completed; Kit sends a signed one again if they fail. ON_RECEIPT: at once, so that"
                            + " events are lost if the route fails.")
    private Acknowledge acknowledge = Acknowledge.AFTER_ROUTE;
    @UriParam(label = "consumer,events", defaultValue = "30s", javaType = "java.time.Duration",
              description = "When Kit is asked to send a delivery again that cannot be taken now, as a delay.")
    private long retryAfter = 30_000;

    public String getEvent() {
        return event;
    }

    public void setEvent(String event) {
        this.event = event;
    }

    public String getEvents() {
        return events;
    }

    public void setEvents(String events) {
        this.events = events;
    }

    public Long getProductId() {
        return productId;
    }

    public void setProductId(Long productId) {
        this.productId = productId;
    }

    public String getInitiatorValue() {
        return initiatorValue;
    }

    public void setInitiatorValue(String initiatorValue) {
        this.initiatorValue = initiatorValue;
    }

    public boolean isAutoRegister() {
        return autoRegister;
    }

    public void setAutoRegister(boolean autoRegister) {
        this.autoRegister = autoRegister;
    }

    public boolean isAutoUnregister() {
        return autoUnregister;
    }

    public void setAutoUnregister(boolean autoUnregister) {
        this.autoUnregister = autoUnregister;
    }

    public String getPathToken() {
        return pathToken;
    }

    public void setPathToken(String pathToken) {
        this.pathToken = pathToken;
    }

    public String getSigningSecret() {
        return signingSecret;
    }

    public void setSigningSecret(String signingSecret) {
        this.signingSecret = signingSecret;
    }

    public OnLostSecret getOnLostSecret() {
        return onLostSecret;
    }

    public void setOnLostSecret(OnLostSecret onLostSecret) {
        this.onLostSecret = onLostSecret;
    }

    public long getTolerance() {
        return tolerance;
    }

    public void setTolerance(long tolerance) {
        this.tolerance = tolerance;
    }

    public Acknowledge getAcknowledge() {
        return acknowledge;
    }

    public void setAcknowledge(Acknowledge acknowledge) {
        this.acknowledge = acknowledge;
    }

    public long getRetryAfter() {
        return retryAfter;
    }

    public void setRetryAfter(long retryAfter) {
        this.retryAfter = retryAfter;
    }
}
