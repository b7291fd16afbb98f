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

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

import io.github.camelkit.store.AbstractSharedStore;
import io.github.camelkit.store.CallbackStore;

/**
 * Keeps what nodes share in PostgreSQL, MySQL, MariaDB or H2. All nodes whose component has a store with the same tables
 * work as one. Nothing is read or made in the database before the component uses the store.
 */
public final class JdbcKitStore extends AbstractSharedStore {

    private static final int MAX_KEY = 255;
    // Far from all others, so that a version never comes back when an entry is made anew
    private static final long MAX_FIRST_VERSION = 1L << 53;

    private DataSource dataSource;
    private String tablePrefix = "CAMEL_KIT_";
    private boolean createTables = true;
    private Duration queryTimeout = Duration.ofSeconds(5);
    private ValueCipher cipher = new ValueCipher(null);
    private volatile Opened opened;

    /** What is known once the database was asked. */
    record Opened(Database database, Tables tables, ValueCipher cipher, CleanUp cleanUp) {
    }

    public JdbcKitStore() {
    }

    public JdbcKitStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public DataSource getDataSource() {
        return dataSource;
    }

    /**
     * Where connections come from: a pool of 2 to 4, that leads to the database's primary server. It must not take part
     * in the transactions of routes.
     */
    public void setDataSource(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public String getTablePrefix() {
        return tablePrefix;
    }

    /** What the names of the tables begin with; {@code CAMEL_KIT_} by default. It can have a schema: {@code kit.K_}. */
    public void setTablePrefix(String tablePrefix) {
        if (tablePrefix == null || !tablePrefix.matches("([A-Za-z_][A-Za-z0-9_]*\\.)?[A-Za-z_][A-Za-z0-9_]*")) {
            throw new IllegalArgumentException("The option tablePrefix of JdbcKitStore must be letters, digits and _,"
                    + " after a schema and a dot if need be");
        }
        this.tablePrefix = tablePrefix;
    }

    public boolean isCreateTables() {
        return createTables;
    }

    /** Whether missing tables are made; true by default. The files {@code *.sql} beside this class make them, too. */
    public void setCreateTables(boolean createTables) {
        this.createTables = createTables;
    }

    public Duration getQueryTimeout() {
        return queryTimeout;
    }

    /** How long a statement may take; 5 seconds by default. */
    public void setQueryTimeout(Duration queryTimeout) {
        if (queryTimeout == null || queryTimeout.toSeconds() < 1) {
            throw new IllegalArgumentException("The option queryTimeout of JdbcKitStore must be 1 second or more");
        }
        this.queryTimeout = queryTimeout;
    }

    /**
     * 16, 24 or 32 random bytes in Base64. With it, tokens, secrets, installations, checkpoints and callbacks are kept
     * encrypted by AES-GCM; all nodes need the same one. What was kept before is read, and encrypted when it is written
     * again. Without it, keep the tables where nobody else can read them.
     */
    public void setEncryptionKey(String encryptionKey) {
        this.cipher = new ValueCipher(encryptionKey);
    }

    @Override
    public Entry read(Space space, String key) throws IOException {
        Opened open = open();
        Tables tables = open.tables();
        String name = name(key);
        Entry entry = call(() -> open.database().query("select s.VERSION, s.VAL, " + tables.clock()
                + " from (select 1 as ONE) d left join " + tables.of(space) + " s on s.NAME = ?",
                statement -> statement.setString(1, name), rows -> {
                    rows.next();
                    return new Entry(rows.getString(2), rows.getLong(1), rows.getLong(3));
                }));
        return space != Space.VALUE || entry.value() == null ? entry
                : new Entry(call(() -> open.cipher().decrypt(name, entry.value())), entry.version(), entry.millis());
    }

    @Override
    public long replace(Space space, String key, long version, String value, Duration keep) throws IOException {
        Opened open = open();
        String table = open.tables().of(space);
        String clock = open.tables().clock();
        String name = name(key);
        String kept = space == Space.VALUE ? open.cipher().encrypt(name, value) : value;
        if (version != 0) {
            return call(() -> open.database().change("update " + table + " set VERSION = VERSION + 1, VAL = ?,"
                    + " EXPIRES = " + clock + " + ? where NAME = ? and VERSION = ?", statement -> {
                        statement.setString(1, kept);
                        setKeep(statement, 2, keep);
                        statement.setString(3, name);
                        statement.setLong(4, version);
                    })) == 1 ? version + 1 : 0;
        }
        long first = ThreadLocalRandom.current().nextLong(1, MAX_FIRST_VERSION);
        int made = call(() -> open.database().change("insert into " + table
                + " (NAME, VERSION, VAL, EXPIRES) values (?, ?, ?, " + clock + " + ?)", statement -> {
                    statement.setString(1, name);
                    statement.setLong(2, first);
                    statement.setString(3, kept);
                    setKeep(statement, 4, keep);
                }));
        open.cleanUp().now();
        return made == 1 ? first : 0;
    }

    @Override
    public boolean remove(Space space, String key, long version) throws IOException {
        Opened open = open();
        String name = name(key);
        return call(() -> open.database().change("delete from " + open.tables().of(space)
                + " where NAME = ? and VERSION = ?", statement -> {
                    statement.setString(1, name);
                    statement.setLong(2, version);
                })) == 1;
    }

    static void setKeep(PreparedStatement statement, int index, Duration keep) throws SQLException {
        if (keep == null) {
            statement.setNull(index, Types.BIGINT);
        } else {
            statement.setLong(index, keep.toMillis());
        }
    }

    @Override
    public Set<String> keys() throws IOException {
        return keys("");
    }

    @Override
    public Set<String> keys(String prefix) throws IOException {
        Opened open = open();
        String pattern = escape(prefix).replace("!", "!!").replace("%", "!%").replace("_", "!_") + '%';
        return call(() -> open.database().query("select NAME from " + open.tables().of(Space.VALUE)
                + " where NAME like ? escape '!'", statement -> statement.setString(1, pattern), rows -> {
                    Set<String> keys = new HashSet<>();
                    while (rows.next()) {
                        keys.add(unescape(rows.getString(1)));
                    }
                    return Set.copyOf(keys);
                }));
    }

    @Override
    public CallbackStore callbacks() {
        return new JdbcCallbackStore(this);
    }

    // Opening

    Opened open() throws IOException {
        Opened known = opened;
        return known != null ? known : openNow();
    }

    private synchronized Opened openNow() throws IOException {
        if (opened == null) {
            if (dataSource == null) {
                throw new IOException("JdbcKitStore needs the option dataSource");
            }
            Database database = new Database(dataSource, queryTimeout);
            Tables tables = call(() -> Tables.of(database, tablePrefix, createTables));
            opened = new Opened(database, tables, cipher, new CleanUp(database, tables));
        }
        return opened;
    }

    /** Talks to the database. */
    interface Action<T> {
        T run() throws IOException;
    }

    /** Failures say which store they are about. */
    <T> T call(Action<T> action) throws IOException {
        try {
            return action.run();
        } catch (IOException e) {
            throw new IOException("The store " + this + " failed: " + e.getMessage());
        }
    }

    // Keys as names: the column takes any text that is not too long, but for the character 0

    private static String name(String key) {
        if (key == null || key.isEmpty()) {
            throw new IllegalArgumentException("A key of the store must not be empty");
        }
        String name = escape(key);
        if (name.length() > MAX_KEY) {
            throw new IllegalArgumentException("A key of the store is too long for a name in the database: "
                    + name.length() + " characters; " + MAX_KEY + " are possible");
        }
        return name;
    }

    private static String escape(String key) {
        return key.replace("%", "%25").replace("\0", "%00");
    }

    private static String unescape(String name) {
        return name.replace("%00", "\0").replace("%25", "%");
    }

    @Override
    public String toString() {
        return "JdbcKitStore(" + tablePrefix + "*)";
    }
}
