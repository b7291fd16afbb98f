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

import java.util.List;
import java.util.function.Predicate;

/**
 * One way through a list, page by page.
 */
final class Walk {

    private final Pages.Reading reading;
    private final Predicate<Item> wanted;
    private final Predicate<List<Item>> last;
    private boolean ended;

    /**
     * @param wanted which items of a page count
     * @param last   whether nothing comes after a page with these items
     */
    Walk(Pages.Reading reading, Predicate<Item> wanted, Predicate<List<Item>> last) {
        this.reading = reading;
        this.wanted = wanted;
        this.last = last;
    }

    boolean hasNext() {
        return !ended;
    }

    /** The next page with the items that are wanted, which may be none. */
    Page next() throws Exception {
        Page page = reading.next();
        ended = page.next() == null || last.test(page.items());
        return page.of(page.items().stream().filter(wanted).toList());
    }
}
