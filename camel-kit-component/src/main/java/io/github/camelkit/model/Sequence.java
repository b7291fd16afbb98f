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
 * A series of e-mails that each subscriber gets from its beginning.
 * <p>
 * Section "Sequences" of Kit's reference.
 *
 * @param hold                     whether subscribers stay in the sequence after its last e-mail
 * @param repeat                   whether subscribers can go through it again
 * @param emailAddress             the sender; null for the account's own
 * @param emailTemplateId          null for the account's default
 * @param sendDays                 days of the week in English, lower case
 * @param sendHour                 0 to 23, in {@code timeZone}
 * @param timeZone                 a name such as {@code Europe/Lisbon}
 * @param excludeSubscriberSources whose subscribers do not get it
 * @param stats                    only in Kit's answers, with {@code include=stats}
 */
public record Sequence(
        Long id,
        String name,
        Boolean hold,
        Boolean repeat,
        Boolean active,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt,
        String emailAddress,
        Long emailTemplateId,
        List<String> sendDays,
        Integer sendHour,
        String timeZone,
        List<ExcludedSource> excludeSubscriberSources,
        Long emailCount,
        Long subscriberCount,
        SequenceStats stats,
        Map<String, Object> additional) implements KitModel {

    public Sequence {
        sendDays = Copies.list(sendDays);
        excludeSubscriberSources = Copies.list(excludeSubscriberSources);
        additional = Copies.additional(additional);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts with all that this one has. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Builds a {@link Sequence}; only what is set is sent to Kit. */
    public static final class Builder extends ModelBuilder<Builder, Sequence> {

        private Builder() {
            super(Sequence.class);
        }

        private Builder(Sequence start) {
            super(Sequence.class, start);
        }

        public Builder id(Long id) {
            return set("id", id);
        }

        public Builder name(String name) {
            return set("name", name);
        }

        public Builder hold(Boolean hold) {
            return set("hold", hold);
        }

        public Builder repeat(Boolean repeat) {
            return set("repeat", repeat);
        }

        public Builder active(Boolean active) {
            return set("active", active);
        }

        public Builder createdAt(OffsetDateTime createdAt) {
            return set("created_at", createdAt);
        }

        public Builder updatedAt(OffsetDateTime updatedAt) {
            return set("updated_at", updatedAt);
        }

        public Builder emailAddress(String emailAddress) {
            return set("email_address", emailAddress);
        }

        public Builder emailTemplateId(Long emailTemplateId) {
            return set("email_template_id", emailTemplateId);
        }

        public Builder sendDays(List<String> sendDays) {
            return set("send_days", sendDays);
        }

        public Builder sendHour(Integer sendHour) {
            return set("send_hour", sendHour);
        }

        public Builder timeZone(String timeZone) {
            return set("time_zone", timeZone);
        }

        public Builder excludeSubscriberSources(List<ExcludedSource> excludeSubscriberSources) {
            return set("exclude_subscriber_sources", excludeSubscriberSources);
        }

        public Builder emailCount(Long emailCount) {
            return set("email_count", emailCount);
        }

        public Builder subscriberCount(Long subscriberCount) {
            return set("subscriber_count", subscriberCount);
        }

        public Builder stats(SequenceStats stats) {
            return set("stats", stats);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
