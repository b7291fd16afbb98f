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
 * A form or landing page where people subscribe.
 * <p>
 * Section "Forms" of Kit's reference.
 *
 * @param type            {@code embed} for a form, {@code hosted} for a landing page
 * @param format          how a form appears; null for a landing page
 * @param subscriberCount only if it was asked for
 */
public record Form(
        Long id,
        String name,
        OffsetDateTime createdAt,
        String type,
        String format,
        String embedJs,
        String embedUrl,
        Boolean archived,
        String uid,
        Long subscriberCount,
        Map<String, Object> additional) implements KitModel {

    public Form {
        additional = Copies.additional(additional);
    }
}
