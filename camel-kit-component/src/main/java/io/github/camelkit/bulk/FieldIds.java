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
package io.github.camelkit.bulk;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Finds the ids of custom fields by their keys or labels.
 */
interface FieldIds {

    /**
     * The ids, by the names asked for. One is null where there is no such field, and fails as the call for it fails.
     */
    Map<String, CompletableFuture<Long>> find(Set<String> names);

    /** Kit has not taken a value of a field: it may be gone, and there may be another of that name by now. */
    void forget(String name);
}
