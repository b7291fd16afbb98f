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
 * A person on the list.
 * <p>
 * Section "Subscribers" of Kit's reference.
 *
 * @param state    {@code active}, {@code inactive}, {@code bounced}, {@code cancelled} or {@code complained}
 * @param addedAt  when the subscriber was added to the form or sequence whose subscribers are listed
 * @param taggedAt when the subscriber got the tag whose subscribers are listed
 * @param fields   the values of the custom fields by their keys, null if absent
 * @param tagIds   sent as text by Kit
 */
public record Subscriber(
        Long id,
        String firstName,
        String emailAddress,
        String state,
        OffsetDateTime createdAt,
        OffsetDateTime addedAt,
        OffsetDateTime taggedAt,
        OffsetDateTime canceledAt,
        Map<String, Object> fields,
        String referrer,
        UtmParameters referrerUtmParameters,
        Attribution attribution,
        List<Tag> tags,
        List<String> tagNames,
        List<Long> tagIds,
        Location location,
        SubscriberStats stats,
        Map<String, Object> additional) implements KitModel {

    public Subscriber {
        // One of a few, and there can be very many subscribers in memory
        state = state == null ? null : state.intern();
        fields = Copies.map(fields);
        tags = Copies.list(tags);
        tagNames = Copies.list(tagNames);
        tagIds = Copies.list(tagIds);
        additional = Copies.additional(additional);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts with all that this one has. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Builds a {@link Subscriber}; only what is set is sent to Kit. */
    public static final class Builder extends ModelBuilder<Builder, Subscriber> {

        private Builder() {
            super(Subscriber.class);
        }

        private Builder(Subscriber start) {
            super(Subscriber.class, start);
        }

        public Builder id(Long id) {
            return set("id", id);
        }

        public Builder firstName(String firstName) {
            return set("first_name", firstName);
        }

        public Builder emailAddress(String emailAddress) {
            return set("email_address", emailAddress);
        }

        public Builder state(String state) {
            return set("state", state);
        }

        public Builder createdAt(OffsetDateTime createdAt) {
            return set("created_at", createdAt);
        }

        public Builder addedAt(OffsetDateTime addedAt) {
            return set("added_at", addedAt);
        }

        public Builder taggedAt(OffsetDateTime taggedAt) {
            return set("tagged_at", taggedAt);
        }

        public Builder canceledAt(OffsetDateTime canceledAt) {
            return set("canceled_at", canceledAt);
        }

        public Builder fields(Map<String, Object> fields) {
            return set("fields", fields);
        }

        public Builder referrer(String referrer) {
            return set("referrer", referrer);
        }

        public Builder referrerUtmParameters(UtmParameters referrerUtmParameters) {
            return set("referrer_utm_parameters", referrerUtmParameters);
        }

        public Builder attribution(Attribution attribution) {
            return set("attribution", attribution);
        }

        public Builder tags(List<Tag> tags) {
            return set("tags", tags);
        }

        public Builder tagNames(List<String> tagNames) {
            return set("tag_names", tagNames);
        }

        public Builder tagIds(List<Long> tagIds) {
            return set("tag_ids", tagIds);
        }

        public Builder location(Location location) {
            return set("location", location);
        }

        public Builder stats(SubscriberStats stats) {
            return set("stats", stats);
        }

        /** Sets one custom field by its key, beside those that are set already. */
        public Builder field(String key, Object value) {
            return put("fields", key, value);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
