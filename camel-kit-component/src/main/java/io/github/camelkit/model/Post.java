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
 * An article of a creator's public newsletter feed.
 * <p>
 * Kit's operations on posts, newer than its reference.
 *
 * @param content HTML; in lists only if it was asked for
 */
public record Post(
        Long id,
        Long publicationId,
        OffsetDateTime createdAt,
        String title,
        String slug,
        String description,
        String metaDescription,
        String status,
        OffsetDateTime publishedAt,
        OffsetDateTime sentAt,
        String thumbnailAlt,
        String thumbnailUrl,
        Boolean isPaid,
        String publicUrl,
        String content,
        Map<String, Object> additional) implements KitModel {

    public Post {
        additional = Copies.additional(additional);
    }
}
