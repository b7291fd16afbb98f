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

import java.util.Iterator;

/**
 * A list that is read item by item; what its owner throws ends it.
 */
final class ListSource {

    private final Iterator<?> items;
    private Object item;
    private boolean exhausted;
    private Throwable failure;

    ListSource(Iterator<?> items) {
        this.items = items;
    }

    /** Finds out whether there is more. */
    void look() {
        try {
            exhausted = !items.hasNext();
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    /** Goes to the next item; false at the end. */
    boolean advance() {
        try {
            item = items.next();
            return true;
        } catch (RuntimeException | Error e) {
            fail(e);
            return false;
        }
    }

    Object item() {
        return item;
    }

    /** Ends the list before its end. */
    void fail(Throwable cause) {
        failure = cause;
        exhausted = true;
    }

    boolean isExhausted() {
        return exhausted;
    }

    /** Why the list was not read to its end; null if it was. */
    Throwable failure() {
        return failure;
    }
}
