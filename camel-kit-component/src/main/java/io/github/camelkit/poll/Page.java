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
import java.util.List;

import io.github.camelkit.model.KitPage;

/**
 * One page of a list.
 *
 * @param items   its items, or those of them that are wanted
 * @param content what Kit sent
 * @param next    the cursor of the next page; null on the last one
 * @param date    Kit's time
 */
record Page(List<Item> items, KitPage<?> content, String next, Instant date) {

    Page of(List<Item> wanted) {
        return new Page(wanted, content, next, date);
    }
}
