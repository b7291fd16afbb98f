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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelkit.model.Webhook;
import io.github.camelkit.model.WebhookEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers an unsigned webhook.
 */
final class LegacyRegistrar implements Registrar {

    private static final Logger LOG = LoggerFactory.getLogger(LegacyRegistrar.class);

    private final RegistrationCalls calls;
    private final LegacySubscription subscription;
    private final String url;
    private volatile Long id;

    /**
     * @param address without the token
     */
    LegacyRegistrar(RegistrationCalls calls, LegacySubscription subscription, String address) {
        this.calls = calls;
        this.subscription = subscription;
        this.url = subscription.token().appendTo(address);
    }

    @Override
    public void register() throws IOException {
        List<Webhook> ours = calls.list(Webhook.class).stream().filter(w -> url.equals(w.targetUrl())).toList();
        for (Webhook webhook : ours) {
            if (isWanted(webhook.event())) {
                id = webhook.id();
            } else {
                LOG.warn("Webhook {} has the address of this one, but is for another event: {}", webhook.id(),
                        webhook.event());
            }
        }
        if (id == null || ours.stream().noneMatch(w -> id.equals(w.id()))) {
            id = calls.create(body(), Webhook.class).id();
            LOG.info("Webhook {} was registered for {}", id, subscription.event().kitName());
        }
    }

    /** Kit shows another name than it takes, and another name of a sequence's id. */
    private boolean isWanted(WebhookEvent listed) {
        if (listed == null || !subscription.event().isListedAs(listed.name())) {
            return false;
        }
        if (subscription.event().detail() == null) {
            return true;
        }
        Object shown = switch (subscription.event().detail()) {
            case FORM -> listed.formId();
            case SEQUENCE -> listed.sequenceId() != null ? listed.sequenceId() : listed.courseId();
            case PRODUCT -> listed.productId();
            case TAG -> listed.tagId();
            case CUSTOM_FIELD -> listed.customFieldId();
            case LINK -> listed.initiatorValue();
        };
        return subscription.detail().toString().equals(String.valueOf(shown));
    }

    private Map<String, Object> body() {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("name", subscription.event().kitName());
        if (subscription.event().detail() != null) {
            event.put(subscription.detailName(), subscription.detail());
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("target_url", url);
        body.put("event", event);
        return body;
    }

    @Override
    public void unregister() throws IOException {
        if (id != null) {
            calls.delete(id);
            id = null;
        }
    }

    @Override
    public String clean(String text) {
        return subscription.token().hide(text);
    }
}
