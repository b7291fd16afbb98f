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

import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelkit.exception.KitException;
import io.github.camelkit.model.WebhookEndpoint;
import io.github.camelkit.operation.Registration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers an endpoint for signed events, and makes sure that its secret is known.
 */
final class SignedRegistrar implements Registrar {

    private static final Logger LOG = LoggerFactory.getLogger(SignedRegistrar.class);
    private static final int CONFLICT = 409;
    private static final String ACTIVE = "active";
    private static final String EVENTS = "events";

    private final RegistrationCalls calls;
    private final List<String> events;
    private final String url;
    private final SigningSecrets secrets;
    private final OnLostSecret onLost;
    private volatile Long id;

    SignedRegistrar(RegistrationCalls calls, List<String> events, String url, SigningSecrets secrets,
            OnLostSecret onLost) {
        this.calls = calls;
        this.events = events;
        this.url = url;
        this.secrets = secrets;
        this.onLost = onLost;
    }

    @Override
    public void register() throws IOException {
        WebhookEndpoint there = calls.list(WebhookEndpoint.class).stream().filter(e -> url.equals(e.url()))
                .min(Comparator.comparing(WebhookEndpoint::id)).orElse(null);
        if (there == null) {
            create();
            return;
        }
        id = there.id();
        boolean unsaved = secrets.has(id);
        if (!unsaved) {
            secrets.load();
        }
        if (secrets.has(id)) {
            if (unsaved) {
                secrets.save();
            }
        } else if (!secrets.isConfigured()) {
            replaceSecret();
        }
        repair(there);
    }

    private void create() throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("url", url);
        body.put(EVENTS, events);
        body.put("name", "Apache Camel");
        WebhookEndpoint made = calls.create(body, WebhookEndpoint.class);
        id = made.id();
        LOG.info("Webhook endpoint {} was registered for {}", id, events);
        keep(made);
    }

    private void keep(WebhookEndpoint answer) throws IOException {
        if (answer.secret() == null) {
            throw new IOException("Kit has sent no signing secret for webhook endpoint " + id);
        }
        secrets.keep(id, answer.secret());
    }

    private void replaceSecret() throws IOException {
        if (onLost == OnLostSecret.FAIL) {
            throw new IOException("Webhook endpoint " + id + " is there, but its signing secret is neither in the store"
                    + " nor in the option signingSecret: set it, or let Kit make a new one with onLostSecret=rotate");
        }
        LOG.warn("The signing secret of webhook endpoint {} is lost: Kit is asked for a new one", id);
        try {
            keep(calls.call(Registration.ROTATE_SECRET, id, Map.of(), WebhookEndpoint.class));
        } catch (KitException e) {
            if (e.getStatusCode() != CONFLICT) {
                throw e;
            }
            // An earlier change is not over, which nobody waits for: its secret is lost as well
            keep(calls.call(Registration.ROTATE_SECRET, id, Map.of("force", true), WebhookEndpoint.class));
        }
    }

    private void repair(WebhookEndpoint there) throws IOException {
        Map<String, Object> changes = new LinkedHashMap<>();
        if (there.events() == null || !new HashSet<>(there.events()).equals(new HashSet<>(events))) {
            changes.put(EVENTS, events);
        }
        if (!ACTIVE.equals(there.status())) {
            changes.put("status", ACTIVE);
        }
        if (!changes.isEmpty()) {
            calls.call(Registration.UPDATE, id, changes, WebhookEndpoint.class);
            LOG.info("Webhook endpoint {} was changed: {}", id, changes);
        }
    }

    @Override
    public void unregister() throws IOException {
        if (id != null) {
            calls.delete(id);
            id = null;
            secrets.remove();
        }
    }
}
