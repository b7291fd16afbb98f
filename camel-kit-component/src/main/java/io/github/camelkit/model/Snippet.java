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
import java.util.Map;

/**
 * A piece of content that is used in several e-mails.
 * <p>
 * Kit's operations on snippets, newer than its reference.
 *
 * @param snippetType        {@code inline} or {@code block}
 * @param content            the text of an inline snippet
 * @param document           the content of a block, in Kit's answers
 * @param documentAttributes the content of a block, in what is sent to Kit
 */
public record Snippet(
        Long id,
        String name,
        String snippetType,
        Boolean archived,
        String key,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt,
        String content,
        SnippetDocument document,
        SnippetDocument documentAttributes,
        Map<String, Object> additional) implements KitModel {

    public Snippet {
        additional = Copies.additional(additional);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts with all that this one has. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Builds a {@link Snippet}; only what is set is sent to Kit. */
    public static final class Builder extends ModelBuilder<Builder, Snippet> {

        private Builder() {
            super(Snippet.class);
        }

        private Builder(Snippet start) {
            super(Snippet.class, start);
        }

        public Builder id(Long id) {
            return set("id", id);
        }

        public Builder name(String name) {
            return set("name", name);
        }

        public Builder snippetType(String snippetType) {
            return set("snippet_type", snippetType);
        }

        public Builder archived(Boolean archived) {
            return set("archived", archived);
        }

        public Builder key(String key) {
            return set("key", key);
        }

        public Builder createdAt(OffsetDateTime createdAt) {
            return set("created_at", createdAt);
        }

        public Builder updatedAt(OffsetDateTime updatedAt) {
            return set("updated_at", updatedAt);
        }

        public Builder content(String content) {
            return set("content", content);
        }

        public Builder document(SnippetDocument document) {
            return set("document", document);
        }

        public Builder documentAttributes(SnippetDocument documentAttributes) {
            return set("document_attributes", documentAttributes);
        }

        /** Sets the HTML of a block, which is sent in {@code document_attributes}. */
        public Builder valueHtml(String html) {
            return put("document_attributes", "value_html", html);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
