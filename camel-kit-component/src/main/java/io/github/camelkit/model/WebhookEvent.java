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
 * The kind of event that a {@link Webhook} is called for.
 * <p>
 * Section "Create a webhook" of Kit's reference.
 *
 * @param name           such as {@code subscriber.tag_add}, which Kit lists as {@code tag_add}
 * @param courseId       Kit's old name for a sequence's id
 * @param initiatorValue the link whose click is the event
 */
public record WebhookEvent(
        String name,
        Long tagId,
        Long formId,
        Long sequenceId,
        Long courseId,
        Long productId,
        String initiatorValue,
        Long customFieldId,
        Map<String, Object> additional) implements KitModel {

    public WebhookEvent {
        additional = Copies.additional(additional);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts with all that this one has. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Builds a {@link WebhookEvent}; only what is set is sent to Kit. */
    public static final class Builder extends ModelBuilder<Builder, WebhookEvent> {

        private Builder() {
            super(WebhookEvent.class);
        }

        private Builder(WebhookEvent start) {
            super(WebhookEvent.class, start);
        }

        public Builder name(String name) {
            return set("name", name);
        }

        public Builder tagId(Long tagId) {
            return set("tag_id", tagId);
        }

        public Builder formId(Long formId) {
            return set("form_id", formId);
        }

        public Builder sequenceId(Long sequenceId) {
            return set("sequence_id", sequenceId);
        }

        public Builder courseId(Long courseId) {
            return set("course_id", courseId);
        }

        public Builder productId(Long productId) {
            return set("product_id", productId);
        }

        public Builder initiatorValue(String initiatorValue) {
            return set("initiator_value", initiatorValue);
        }

        public Builder customFieldId(Long customFieldId) {
            return set("custom_field_id", customFieldId);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
