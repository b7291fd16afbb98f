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

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import io.github.camelkit.client.KitAccount;
import io.github.camelkit.credential.StaticCredential;
import io.github.camelkit.operation.Operations;
import io.github.camelkit.operation.Registration;
import io.github.camelkit.runtime.EndpointContext;
import io.github.camelkit.server.InboundOptions;

/**
 * Which events a consumer receives, and where: checks what is set on its endpoint.
 */
final class EventPlan {

    private static final int MAX_NAMES = 3;

    private final EndpointContext endpoint;
    private final EventOptions options;
    private final InboundOptions inbound;
    // One of the two is null
    private final LegacySubscription legacy;
    private final List<String> signed;

    /**
     * @throws IllegalArgumentException if it cannot work
     */
    EventPlan(EndpointContext endpoint, EventOptions options, InboundOptions inbound) {
        this.endpoint = endpoint;
        this.options = options;
        this.inbound = inbound;
        if (endpoint.operationName() != null) {
            throw refused("does not take the option operation: it stands for the events that Kit pushes");
        }
        boolean isSigned = Operations.registering(endpoint.resource(), Registration.ROTATE_SECRET).isPresent();
        this.signed = isSigned ? signedEvents() : null;
        this.legacy = isSigned ? null : legacyEvent();
        checkRegistration();
    }

    private List<String> signedEvents() {
        refuse("event", options.getEvent(), "it takes events");
        refuse("pathToken", options.getPathToken(), "its events are signed");
        if (!details().isEmpty()) {
            throw refused("does not take the option " + new TreeSet<>(details().keySet()).first()
                    + ": it receives these events of all objects");
        }
        return SignedEvents.parse(options.getEvents());
    }

    private LegacySubscription legacyEvent() {
        refuse("events", options.getEvents(), "it takes one event");
        refuse("signingSecret", options.getSigningSecret(), "its events are not signed");
        LegacySubscription subscription = LegacySubscription.of(options.getEvent(), details());
        return subscription.with(token(subscription));
    }

    private PathToken token(LegacySubscription subscription) {
        if (options.getPathToken() != null) {
            return PathToken.given(endpoint.secret(options.getPathToken()));
        }
        if (!options.isAutoRegister()) {
            throw refused("with autoRegister=false needs the option pathToken, or nobody knows the address to call");
        }
        KitAccount account = endpoint.account((String) null);
        String hash = account.credential().derive(endpoint.resource() + ' ' + subscription.key());
        if (hash == null) {
            throw refused("needs the option pathToken: an OAuth app without a secret has nothing that lasts to derive"
                    + " it from");
        }
        return PathToken.derived(hash);
    }

    /** What is given of the parameters of operations, and of the options that are details of events. */
    private Map<String, Object> details() {
        Map<String, Object> given = new LinkedHashMap<>();
        endpoint.parameters().forEach((parameter, text) -> given.put(parameter.option(),
                text.matches("\\d{1,18}") ? (Object) Long.valueOf(text) : text));
        put(given, "productId", options.getProductId());
        put(given, "initiatorValue", options.getInitiatorValue());
        return given;
    }

    private static void put(Map<String, Object> map, String option, Object value) {
        if (value != null) {
            map.put(option, value);
        }
    }

    private void refuse(String option, Object value, String why) {
        if (value != null) {
            throw refused("does not take the option " + option + ": " + why);
        }
    }

    private void checkRegistration() {
        String publicUrl = inbound.getPublicUrl();
        if (publicUrl == null && options.isAutoRegister()) {
            throw refused("needs the option publicUrl, at which Kit reaches this server, or autoRegister=false");
        }
        if (publicUrl != null && !publicUrl.matches("https?://[^?#\\s]+")) {
            throw refused("needs an http or https address without a query for the option publicUrl");
        }
        if (signed != null && !options.isAutoRegister() && publicUrl == null && options.getSigningSecret() == null) {
            throw refused("with autoRegister=false needs the option signingSecret, or publicUrl to find the one that"
                    + " another node has put into the store");
        }
    }

    private IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("kit:" + endpoint.resource() + " in from() " + why);
    }

    boolean isSigned() {
        return signed != null;
    }

    LegacySubscription legacy() {
        return legacy;
    }

    List<String> signed() {
        return signed;
    }

    List<String> signingSecrets() {
        return options.getSigningSecret() == null ? List.of()
                : Arrays.stream(endpoint.secret(options.getSigningSecret()).split(",")).map(String::trim)
                        .filter(s -> !s.isEmpty()).toList();
    }

    /** Where to listen, the same on each node and after a restart. */
    String path() {
        String given = inbound.getPath();
        if (given != null) {
            return given.startsWith("/") ? given : '/' + given;
        }
        String what;
        if (legacy != null) {
            String detail = legacy.detail() == null ? "" : legacy.detail().toString();
            String segment = detail.matches("\\d*") ? detail : StaticCredential.digest(detail);
            what = legacy.event().kitName() + (segment.isEmpty() ? "" : '/' + segment);
        } else {
            TreeSet<String> names = new TreeSet<>(signed);
            what = names.size() <= MAX_NAMES
                    ? String.join("-", names) : StaticCredential.digest(String.join(",", names));
        }
        return "/kit/" + endpoint.resource() + '/' + what;
    }

    /** Where Kit reaches the path; null where that is not known. */
    String address() {
        String publicUrl = inbound.getPublicUrl();
        return publicUrl == null ? null
                : (publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl) + path();
    }
}
