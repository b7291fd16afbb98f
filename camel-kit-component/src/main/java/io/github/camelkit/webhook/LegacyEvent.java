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
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The events of unsigned webhooks, each with the detail that it needs beside its name.
 */
enum LegacyEvent {

    SUBSCRIBER_ACTIVATE("subscriber.subscriber_activate", null),
    SUBSCRIBER_UNSUBSCRIBE("subscriber.subscriber_unsubscribe", null),
    SUBSCRIBER_BOUNCE("subscriber.subscriber_bounce", null),
    SUBSCRIBER_COMPLAIN("subscriber.subscriber_complain", null),
    FORM_SUBSCRIBE("subscriber.form_subscribe", Detail.FORM),
    COURSE_SUBSCRIBE("subscriber.course_subscribe", Detail.SEQUENCE),
    COURSE_COMPLETE("subscriber.course_complete", Detail.SEQUENCE),
    LINK_CLICK("subscriber.link_click", Detail.LINK),
    PRODUCT_PURCHASE("subscriber.product_purchase", Detail.PRODUCT),
    TAG_ADD("subscriber.tag_add", Detail.TAG),
    TAG_REMOVE("subscriber.tag_remove", Detail.TAG),
    PURCHASE_CREATE("purchase.purchase_create", null),
    FIELD_CREATED("custom_field.field_created", null),
    FIELD_DELETED("custom_field.field_deleted", null),
    FIELD_VALUE_UPDATED("custom_field.field_value_updated", Detail.CUSTOM_FIELD);

    /** What an event is about. */
    public enum Detail {
        FORM("formId", "form_id", "form"),
        SEQUENCE("sequenceId", "sequence_id", "sequence"),
        PRODUCT("productId", "product_id", "product"),
        TAG("tagId", "tag_id", "tag"),
        CUSTOM_FIELD("customFieldId", "custom_field_id", "custom_field"),
        LINK("initiatorValue", "initiator_value", "link");

        private final String option;
        private final String kitName;
        private final String object;

        Detail(String option, String kitName, String object) {
            this.option = option;
            this.kitName = kitName;
            this.object = object;
        }

        public String option() {
            return option;
        }

        String kitName() {
            return kitName;
        }

        /** What signed events call the object. */
        String object() {
            return object;
        }
    }

    private final String kitName;
    private final Detail detail;

    LegacyEvent(String kitName, Detail detail) {
        this.kitName = kitName;
        this.detail = detail;
    }

    /** The name that Kit takes; it lists the event without the part before the dot. */
    public String kitName() {
        return kitName;
    }

    /** Null if the event needs nothing but its name. */
    public Detail detail() {
        return detail;
    }

    /** What the event happens to, which is the name before the dot. */
    String subject() {
        return kitName.substring(0, kitName.indexOf('.'));
    }

    boolean isListedAs(String name) {
        return kitName.equals(name) || kitName.substring(kitName.indexOf('.') + 1).equals(name);
    }

    public static Optional<LegacyEvent> find(String kitName) {
        return Arrays.stream(values()).filter(event -> event.kitName.equals(kitName)).findFirst();
    }

    /** All names, for messages. */
    public static String names() {
        return Arrays.stream(values()).map(LegacyEvent::kitName).collect(Collectors.joining(", "));
    }
}
