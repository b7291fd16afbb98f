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
 * Forms, tags or other things whose subscribers a sequence leaves out.
 * <p>
 * Kit's operations on sequences, newer than its reference.
 *
 * @param type what the ids are of, such as {@code tag}
 */
public record ExcludedSource(
        String type,
        List<Long> ids,
        Map<String, Object> additional) implements KitModel {

    public ExcludedSource {
        ids = Copies.list(ids);
        additional = Copies.additional(additional);
    }
}
