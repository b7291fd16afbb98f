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
package io.github.camelkit.simulator.state;

import java.util.function.BiConsumer;

/** Keeps what changes, so that it is there after a restart. Kinds and keys are texts, rows are records or JSON. */
public interface Keeper {

    /** Keeps nothing. */
    Keeper NONE = new Keeper() {
        @Override
        public void put(String kind, Object key, Object row) {
            // nothing is kept
        }

        @Override
        public void remove(String kind, Object key) {
            // nothing is kept
        }

        @Override
        public void clear(String kind) {
            // nothing is kept
        }

        @Override
        public <T> void load(String kind, Class<T> type, BiConsumer<String, T> row) {
            // nothing was kept
        }

        @Override
        public long lastId(String kind) {
            return 0;
        }
    };

    /** Keeps a row. */
    void put(String kind, Object key, Object row);

    void remove(String kind, Object key);

    /** Forgets all rows of a kind. */
    void clear(String kind);

    /** Gives all rows of a kind that were kept. */
    <T> void load(String kind, Class<T> type, BiConsumer<String, T> row);

    /** The highest number that was the key of a row of this kind, also of one that was removed; 0 if there is none. */
    long lastId(String kind);

    /** The same for one account, whose kinds are apart from those of others. */
    default Keeper of(long account) {
        return this == NONE ? NONE : new Prefixed(this, account + "/");
    }

    /** A part of another keeper. */
    record Prefixed(Keeper keeper, String prefix) implements Keeper {

        @Override
        public void put(String kind, Object key, Object row) {
            keeper.put(prefix + kind, key, row);
        }

        @Override
        public void remove(String kind, Object key) {
            keeper.remove(prefix + kind, key);
        }

        @Override
        public void clear(String kind) {
            keeper.clear(prefix + kind);
        }

        @Override
        public <T> void load(String kind, Class<T> type, BiConsumer<String, T> row) {
            keeper.load(prefix + kind, type, row);
        }

        @Override
        public long lastId(String kind) {
            return keeper.lastId(prefix + kind);
        }
    }
}
