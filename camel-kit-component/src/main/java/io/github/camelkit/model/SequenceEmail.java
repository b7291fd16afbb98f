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

import java.util.List;
import java.util.Map;

/**
 * One e-mail of a sequence.
 * <p>
 * Kit's operations on the e-mails of a sequence, newer than its reference.
 *
 * @param delayValue how long after the e-mail before, in {@code delayUnit}
 * @param delayUnit  {@code days} or {@code hours}
 * @param sendDays   days of the week in English, lower case
 * @param content    HTML; in lists only if it was asked for
 * @param stats      only in Kit's answers, with {@code include=stats}
 */
public record SequenceEmail(
        Long id,
        Long sequenceId,
        String subject,
        String previewText,
        String emailAddress,
        Long emailTemplateId,
        Boolean published,
        Integer position,
        Integer delayValue,
        String delayUnit,
        List<String> sendDays,
        String content,
        SequenceStats stats,
        Map<String, Object> additional) implements KitModel {

    public SequenceEmail {
        sendDays = Copies.list(sendDays);
        additional = Copies.additional(additional);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts with all that this one has. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Builds a {@link SequenceEmail}; only what is set is sent to Kit. */
    public static final class Builder extends ModelBuilder<Builder, SequenceEmail> {

        private Builder() {
            super(SequenceEmail.class);
        }

        private Builder(SequenceEmail start) {
            super(SequenceEmail.class, start);
        }

        public Builder id(Long id) {
            return set("id", id);
        }

        public Builder sequenceId(Long sequenceId) {
            return set("sequence_id", sequenceId);
        }

        public Builder subject(String subject) {
            return set("subject", subject);
        }

        public Builder previewText(String previewText) {
            return set("preview_text", previewText);
        }

        public Builder emailAddress(String emailAddress) {
            return set("email_address", emailAddress);
        }

        public Builder emailTemplateId(Long emailTemplateId) {
            return set("email_template_id", emailTemplateId);
        }

        public Builder published(Boolean published) {
            return set("published", published);
        }

        public Builder position(Integer position) {
            return set("position", position);
        }

        public Builder delayValue(Integer delayValue) {
            return set("delay_value", delayValue);
        }

        public Builder delayUnit(String delayUnit) {
            return set("delay_unit", delayUnit);
        }

        public Builder sendDays(List<String> sendDays) {
            return set("send_days", sendDays);
        }

        public Builder content(String content) {
            return set("content", content);
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
