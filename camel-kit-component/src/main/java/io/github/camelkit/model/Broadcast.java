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
 * An e-mail to many subscribers at once. Answers about statistics have the id and what was asked for only.
 * <p>
 * Section "Broadcasts" of Kit's reference.
 *
 * @param content          HTML
 * @param isPublic         {@code public} in Kit's JSON: whether it is published to the web
 * @param publishedAt      what is shown as the time of publication
 * @param sendAt           null for a draft
 * @param emailAddress     the sender; null for the account's own
 * @param emailTemplate    only in Kit's answers
 * @param emailTemplateId  only in what is sent to Kit; null for the account's default
 * @param allowStartingPoint only in what is sent to Kit: whether {@code emailTemplateId} may be a template of the
 *                         category Starting point, which needs {@code content}
 * @param subscriberFilter who gets it; Kit takes one filter only
 */
public record Broadcast(
        Long id,
        Long publicationId,
        OffsetDateTime createdAt,
        String subject,
        String previewText,
        String description,
        String content,
        @KitName("public") Boolean isPublic,
        String publicUrl,
        String status,
        OffsetDateTime publishedAt,
        OffsetDateTime sendAt,
        String thumbnailAlt,
        String thumbnailUrl,
        String emailAddress,
        EmailTemplate emailTemplate,
        Long emailTemplateId,
        Boolean allowStartingPoint,
        List<SubscriberFilter> subscriberFilter,
        List<BroadcastClick> clicks,
        BroadcastStats stats,
        Map<String, Object> additional) implements KitModel {

    public Broadcast {
        subscriberFilter = Copies.list(subscriberFilter);
        clicks = Copies.list(clicks);
        additional = Copies.additional(additional);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts with all that this one has. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Builds a {@link Broadcast}; only what is set is sent to Kit. */
    public static final class Builder extends ModelBuilder<Builder, Broadcast> {

        private Builder() {
            super(Broadcast.class);
        }

        private Builder(Broadcast start) {
            super(Broadcast.class, start);
        }

        public Builder id(Long id) {
            return set("id", id);
        }

        public Builder publicationId(Long publicationId) {
            return set("publication_id", publicationId);
        }

        public Builder createdAt(OffsetDateTime createdAt) {
            return set("created_at", createdAt);
        }

        public Builder subject(String subject) {
            return set("subject", subject);
        }

        public Builder previewText(String previewText) {
            return set("preview_text", previewText);
        }

        public Builder description(String description) {
            return set("description", description);
        }

        public Builder content(String content) {
            return set("content", content);
        }

        public Builder isPublic(Boolean isPublic) {
            return set("public", isPublic);
        }

        public Builder publicUrl(String publicUrl) {
            return set("public_url", publicUrl);
        }

        public Builder status(String status) {
            return set("status", status);
        }

        public Builder publishedAt(OffsetDateTime publishedAt) {
            return set("published_at", publishedAt);
        }

        public Builder sendAt(OffsetDateTime sendAt) {
            return set("send_at", sendAt);
        }

        public Builder thumbnailAlt(String thumbnailAlt) {
            return set("thumbnail_alt", thumbnailAlt);
        }

        public Builder thumbnailUrl(String thumbnailUrl) {
            return set("thumbnail_url", thumbnailUrl);
        }

        public Builder emailAddress(String emailAddress) {
            return set("email_address", emailAddress);
        }

        public Builder emailTemplate(EmailTemplate emailTemplate) {
            return set("email_template", emailTemplate);
        }

        public Builder emailTemplateId(Long emailTemplateId) {
            return set("email_template_id", emailTemplateId);
        }

        public Builder allowStartingPoint(Boolean allowStartingPoint) {
            return set("allow_starting_point", allowStartingPoint);
        }

        public Builder subscriberFilter(List<SubscriberFilter> subscriberFilter) {
            return set("subscriber_filter", subscriberFilter);
        }

        public Builder clicks(List<BroadcastClick> clicks) {
            return set("clicks", clicks);
        }

        public Builder stats(BroadcastStats stats) {
            return set("stats", stats);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
