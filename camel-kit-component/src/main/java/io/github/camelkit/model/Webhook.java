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
package io.github.camelkit.model;

import java.util.Map;

/**
 * An address that is called, unsigned, when one kind of event happens to a subscriber.
 * <p>
 * Section "Webhooks" of Kit's reference.
 *
 * @param targetUrl being hard to guess is its only protection, so it is to be kept secret
 */
public record Webhook(
        Long id,
        Long accountId,
        WebhookEvent event,
        String targetUrl,
        Map<String, Object> additional) implements KitModel {

    public Webhook {
        additional = Copies.additional(additional);
    }

    /** Without the target's address, which is a secret. */
    @Override
    public String toString() {
        return "Webhook[id=" + id + ", accountId=" + accountId + ", event=" + event + ", additional="
                + additional.keySet() + "]";
    }

    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts with all that this one has. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Builds a {@link Webhook}; only what is set is sent to Kit. */
    public static final class Builder extends ModelBuilder<Builder, Webhook> {

        private Builder() {
            super(Webhook.class);
        }

        private Builder(Webhook start) {
            super(Webhook.class, start);
        }

        public Builder id(Long id) {
            return set("id", id);
        }

        public Builder accountId(Long accountId) {
            return set("account_id", accountId);
        }

        public Builder event(WebhookEvent event) {
            return set("event", event);
        }

        public Builder targetUrl(String targetUrl) {
            return set("target_url", targetUrl);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
