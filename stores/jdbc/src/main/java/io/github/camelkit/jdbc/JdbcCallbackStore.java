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
package io.github.camelkit.jdbc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.Types;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

import io.github.camelkit.store.CallbackStore;

/**
 * Callbacks in parts of a megabyte, which every server takes. The parts are written first; that part 0 says where they
 * are happens once, and makes the callback one that has come.
 */
final class JdbcCallbackStore implements CallbackStore {

    private static final int PART_BYTES = 1 << 20;
    private static final Duration KEPT = Duration.ofHours(1);

    private final JdbcKitStore store;

    JdbcCallbackStore(JdbcKitStore store) {
        this.store = store;
    }

    /** Where the parts of a callback are. */
    private record Place(int first, int count) {

        static Place of(byte[] bytes) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return new Place(buffer.getInt(), buffer.getInt());
        }

        byte[] bytes() {
            return ByteBuffer.allocate(2 * Integer.BYTES).putInt(first).putInt(count).array();
        }
    }

    @Override
    public void expect(String name, String owner, Duration keep) throws IOException {
        JdbcKitStore.Opened open = store.open();
        store.call(() -> insert(open, name, 0, owner, null, keep));
        open.cleanUp().now();
    }

    private static int insert(JdbcKitStore.Opened open, String name, int part, String owner, byte[] body, Duration keep)
            throws IOException {
        int made = open.database().change("insert into " + open.tables().callback()
                + " (NAME, PART, OWNER, BODY, EXPIRES) values (?, ?, ?, ?, " + open.tables().clock() + " + ?)",
                statement -> {
                    statement.setString(1, name);
                    statement.setInt(2, part);
                    statement.setString(3, owner);
                    if (body == null) {
                        statement.setNull(4, Types.VARBINARY);
                    } else {
                        statement.setBytes(4, body);
                    }
                    JdbcKitStore.setKeep(statement, 5, keep);
                });
        if (made != 1) {
            throw new IOException("a part of a callback is there already");
        }
        return made;
    }

    @Override
    public boolean isExpected(String name) throws IOException {
        JdbcKitStore.Opened open = store.open();
        return store.call(() -> open.database().query("select 1 from " + open.tables().callback()
                + " where NAME = ? and PART = 0 and BODY is null and EXPIRES > " + open.tables().clock(),
                statement -> statement.setString(1, name), rows -> rows.next()));
    }

    @Override
    public boolean deliver(String name, byte[] body) throws IOException {
        if (!isExpected(name)) {
            return false;
        }
        JdbcKitStore.Opened open = store.open();
        return store.call(() -> {
            byte[] kept = open.cipher().encrypt(name, body);
            // Two that come at once do not get in each other's way
            Place place = new Place(ThreadLocalRandom.current().nextInt(1, 1 << 30), parts(kept));
            boolean written = false;
            try {
                for (int i = 0; i < place.count(); i++) {
                    byte[] part = Arrays.copyOfRange(kept, i * PART_BYTES,
                            Math.min(kept.length, (i + 1) * PART_BYTES));
                    insert(open, name, place.first() + i, null, part, KEPT);
                }
                written = true;
            } finally {
                if (!written) {
                    removeParts(open, name, place);
                }
            }
            // If nobody says whether it was done, the parts may be the callback's: then they stay until they expire
            boolean first = open.database().change("update " + open.tables().callback() + " set BODY = ?, EXPIRES = "
                    + open.tables().clock() + " + ? where NAME = ? and PART = 0 and BODY is null", statement -> {
                        statement.setBytes(1, place.bytes());
                        JdbcKitStore.setKeep(statement, 2, KEPT);
                        statement.setString(3, name);
                    }) == 1;
            if (!first) {
                removeParts(open, name, place);
            }
            return first;
        });
    }

    private static int parts(byte[] bytes) {
        return Math.max(1, (bytes.length + PART_BYTES - 1) / PART_BYTES);
    }

    private static void removeParts(JdbcKitStore.Opened open, String name, Place place) throws IOException {
        open.database().change("delete from " + open.tables().callback() + " where NAME = ? and PART >= ? and PART < ?",
                statement -> {
                    statement.setString(1, name);
                    statement.setInt(2, place.first());
                    statement.setInt(3, place.first() + place.count());
                });
    }

    @Override
    public Set<String> delivered(String owner) throws IOException {
        JdbcKitStore.Opened open = store.open();
        return store.call(() -> open.database().query("select NAME from " + open.tables().callback()
                + " where OWNER = ? and PART = 0 and BODY is not null",
                statement -> statement.setString(1, owner), rows -> {
                    Set<String> names = new HashSet<>();
                    while (rows.next()) {
                        names.add(rows.getString(1));
                    }
                    return Set.copyOf(names);
                }));
    }

    @Override
    public byte[] body(String name) throws IOException {
        JdbcKitStore.Opened open = store.open();
        return store.call(() -> {
            byte[] marked = part(open, name, 0);
            if (marked == null) {
                return null;
            }
            Place place = Place.of(marked);
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (int i = 0; i < place.count(); i++) {
                byte[] part = part(open, name, place.first() + i);
                if (part == null) {
                    throw new IOException("a part of a callback is missing");
                }
                all.write(part);
            }
            return open.cipher().decrypt(name, all.toByteArray());
        });
    }

    private static byte[] part(JdbcKitStore.Opened open, String name, int part) throws IOException {
        return open.database().query("select BODY from " + open.tables().callback() + " where NAME = ? and PART = ?",
                statement -> {
                    statement.setString(1, name);
                    statement.setInt(2, part);
                }, rows -> rows.next() ? rows.getBytes(1) : null);
    }

    @Override
    public void forget(String name) throws IOException {
        JdbcKitStore.Opened open = store.open();
        store.call(() -> open.database().change("delete from " + open.tables().callback() + " where NAME = ?",
                statement -> statement.setString(1, name)));
    }
}
