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

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/**
 * An address that gets signed deliveries of events.
 * <p>
 * Kit's operations on webhook endpoints, newer than its reference.
 *
 * @param events                  types such as {@code subscriber.created}
 * @param status                  {@code active} or {@code disabled}
 * @param createdByApp            the app that made it, any JSON value
 * @param previousSecretExpiresAt null if no change of secret is under way
 * @param secret                  signs the deliveries; Kit shows it only once, when it is created
 */
public record WebhookEndpoint(
        Long id,
        String name,
        String url,
        List<String> events,
        String status,
        String source,
        String description,
        Object createdByApp,
        OffsetDateTime createdAt,
        OffsetDateTime previousSecretExpiresAt,
        String secret,
        Map<String, Object> additional) implements KitModel {

    public WebhookEndpoint {
        events = Copies.list(events);
        additional = Copies.additional(additional);
    }

    /** Without the secret, and only the names of what else there is. */
    @Override
    public String toString() {
        return "WebhookEndpoint[id=" + id + ", name=" + name + ", url=" + url + ", events=" + events + ", status="
                + status + ", source=" + source + ", description=" + description + ", createdByApp=" + createdByApp
                + ", createdAt=" + createdAt + ", previousSecretExpiresAt=" + previousSecretExpiresAt + ", secret="
                + (secret == null ? null : "***") + ", additional=" + additional.keySet() + "]";
    }

    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts with all that this one has. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Builds a {@link WebhookEndpoint}; only what is set is sent to Kit. */
    public static final class Builder extends ModelBuilder<Builder, WebhookEndpoint> {

        private Builder() {
            super(WebhookEndpoint.class);
        }

        private Builder(WebhookEndpoint start) {
            super(WebhookEndpoint.class, start);
        }

        public Builder id(Long id) {
            return set("id", id);
        }

        public Builder name(String name) {
            return set("name", name);
        }

        public Builder url(String url) {
            return set("url", url);
        }

        public Builder events(List<String> events) {
            return set("events", events);
        }

        public Builder status(String status) {
            return set("status", status);
        }

        public Builder source(String source) {
            return set("source", source);
        }

        public Builder description(String description) {
            return set("description", description);
        }

        public Builder createdByApp(Object createdByApp) {
            return set("created_by_app", createdByApp);
        }

        public Builder createdAt(OffsetDateTime createdAt) {
            return set("created_at", createdAt);
        }

        public Builder previousSecretExpiresAt(OffsetDateTime previousSecretExpiresAt) {
            return set("previous_secret_expires_at", previousSecretExpiresAt);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
