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
package io.github.camelkit.poll;

import java.time.Instant;
import java.util.Map;

/**
 * One item of a list.
 *
 * @param id   identifies it on its list
 * @param mark distinguishes its occurrences: its time, or a digest of its content; empty if it occurs only once
 * @param time the time that the list is read by; null where the item does not show one
 * @param row  what Kit sent
 */
record Item(String id, String mark, Instant time, Map<String, Object> row) {

    /** Ids are numbers, and come as texts from some lists. */
    long number() {
        return Long.parseLong(id);
    }
}
