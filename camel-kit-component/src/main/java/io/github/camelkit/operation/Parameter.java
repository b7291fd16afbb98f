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
package io.github.camelkit.operation;

import java.util.Locale;
import java.util.Optional;

/**
 * The parameters that Kit's operations take in the path or the query, each with its endpoint option and its header.
 */
public enum Parameter {

    SUBSCRIBER_ID(Kind.ID),
    TAG_ID(Kind.ID),
    FORM_ID(Kind.ID),
    SEQUENCE_ID(Kind.ID),
    SEQUENCE_EMAIL_ID(Kind.ID),
    BROADCAST_ID(Kind.ID),
    CUSTOM_FIELD_ID(Kind.ID),
    PURCHASE_ID(Kind.ID),
    POST_ID(Kind.ID),
    SNIPPET_ID(Kind.ID),
    WEBHOOK_ID(Kind.ID),
    WEBHOOK_ENDPOINT_ID(Kind.ID),
    DELIVERY_ID(Kind.ID),

    EMAIL_ADDRESS(Kind.TEXT),
    TAG_NAME(Kind.TEXT),
    FORM_NAME(Kind.TEXT),
    SEQUENCE_NAME(Kind.TEXT),
    CUSTOM_FIELD_LABEL(Kind.TEXT),

    AFTER(Kind.TEXT),
    BEFORE(Kind.TEXT),
    PER_PAGE(Kind.NUMBER),
    INCLUDE_TOTAL_COUNT(Kind.FLAG),

    ADDED_AFTER(Kind.TIMESTAMP),
    ADDED_BEFORE(Kind.TIMESTAMP),
    CREATED_AFTER(Kind.TIMESTAMP),
    CREATED_BEFORE(Kind.TIMESTAMP),
    TAGGED_AFTER(Kind.TIMESTAMP),
    TAGGED_BEFORE(Kind.TIMESTAMP),
    UPDATED_AFTER(Kind.TIMESTAMP),
    UPDATED_BEFORE(Kind.TIMESTAMP),
    SENT_AFTER(Kind.TIMESTAMP),
    SENT_BEFORE(Kind.TIMESTAMP),
    EMAIL_SENT_AFTER(Kind.TIMESTAMP),
    EMAIL_SENT_BEFORE(Kind.TIMESTAMP),
    STARTING(Kind.DATE),
    ENDING(Kind.DATE),

    STATUS(Kind.TEXT),
    SORT_FIELD(Kind.TEXT),
    SORT_ORDER(Kind.TEXT),
    TYPE(Kind.TEXT),
    SNIPPET_TYPE(Kind.TEXT),
    EVENT_TYPE(Kind.TEXT),
    ARCHIVED(Kind.FLAG),

    INCLUDE(Kind.LIST),
    EXTRA_FIELDS(Kind.LIST),
    INCLUDE_CONTENT(Kind.FLAG),
    INCLUDE_PAYLOAD(Kind.FLAG),
    SLIM(Kind.FLAG);

    /** How a value is written: each kind takes text or the Java type that fits it. */
    public enum Kind {
        /** A whole number that names an object. */
        ID,
        /** Any text, passed on as it is. */
        TEXT,
        /** A whole number. */
        NUMBER,
        /** {@code true} or {@code false}. */
        FLAG,
        /** A moment, sent as an ISO 8601 timestamp in UTC; a plain date means its first moment in UTC. */
        TIMESTAMP,
        /** A day, sent as {@code yyyy-mm-dd}. */
        DATE,
        /** Words separated by commas, or a collection. */
        LIST
    }

    private static final String HEADER_PREFIX = "CamelKit";

    private final Kind kind;
    private final String kitName;
    private final String option;
    private final String header;

    Parameter(Kind kind) {
        this.kind = kind;
        this.kitName = name().toLowerCase(Locale.ROOT);
        StringBuilder camel = new StringBuilder();
        for (String word : kitName.split("_")) {
            camel.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
        }
        this.header = HEADER_PREFIX + camel;
        this.option = Character.toLowerCase(camel.charAt(0)) + camel.substring(1);
    }

    public Kind kind() {
        return kind;
    }

    /** Its name in the API, such as {@code created_after}. */
    public String kitName() {
        return kitName;
    }

    /** The endpoint option, such as {@code createdAfter}. */
    public String option() {
        return option;
    }

    /** The message header, such as {@code CamelKitCreatedAfter}. */
    public String header() {
        return header;
    }

    public static Optional<Parameter> ofOption(String option) {
        for (Parameter parameter : values()) {
            if (parameter.option.equals(option)) {
                return Optional.of(parameter);
            }
        }
        return Optional.empty();
    }
}
