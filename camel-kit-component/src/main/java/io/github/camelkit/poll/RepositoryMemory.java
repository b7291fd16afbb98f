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

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.camel.spi.IdempotentRepository;

/**
 * Remembers in the user's repository which items are done.
 */
final class RepositoryMemory {

    private static final int MAX_LAST = 50_000;
    private static final int MAX_SPANS = 8;

    private final IdempotentRepository repository;
    private final String prefix;
    private final boolean byContent;
    private final long span;
    private final Map<String, String> last = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MAX_LAST;
        }
    });

    /**
     * @param byContent whether an item can return to a content that it had before
     */
    RepositoryMemory(IdempotentRepository repository, String prefix, boolean byContent, Duration lookBack) {
        this.repository = repository;
        this.prefix = prefix;
        this.byContent = byContent;
        this.span = Math.max(1, 2 * lookBack.toSeconds());
    }

    boolean contains(Item item, Instant since, Instant now) {
        if (!byContent) {
            return repository.contains(key(item));
        }
        String mark = last.get(item.id());
        if (mark != null) {
            return mark.equals(item.mark());
        }
        long newest = now.getEpochSecond() / span;
        long oldest = since == null ? newest : since.getEpochSecond() / span;
        for (long at = newest; at >= oldest && at > newest - MAX_SPANS; at--) {
            if (repository.contains(key(item) + '|' + at)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Contents are remembered with a span of time: what an object was like long ago, and is like again, is a change.
     */
    void add(Item item, long at) {
        repository.add(byContent ? key(item) + '|' + at / span : key(item));
        if (byContent) {
            last.put(item.id(), item.mark());
        }
    }

    private String key(Item item) {
        return prefix + '|' + item.id() + '|' + item.mark();
    }
}
