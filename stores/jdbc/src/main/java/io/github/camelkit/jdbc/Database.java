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
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Sends single statements, each with a connection and a transaction of its own: between two round trips no transaction
 * is open, so that a node that freezes holds no lock.
 */
final class Database {

    // Another transaction was faster; the last is what H2 says
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01", "90131");
    // Connection, authorisation, no such database, syntax and access, resources, operator, system: nothing of ours
    private static final Set<String> TELLING = Set.of("08", "28", "3D", "42", "53", "57", "58");

    // Addresses of databases stand in some messages. Where a password ends is not certain: all that follows goes
    private static final Pattern PASSWORD = Pattern.compile("(?is)(password\\d?\\s*[=:]).*");
    private static final Pattern USER = Pattern.compile("(//[^\\s:/]*:)\\S*@");

    /** Sets parameters. */
    interface Binding {
        void set(PreparedStatement statement) throws SQLException;
    }

    /** Reads an answer. */
    interface Reading<T> {
        T read(ResultSet rows) throws SQLException;
    }

    /** Uses a connection. */
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private final DataSource dataSource;
    private final Duration timeout;

    Database(DataSource dataSource, Duration timeout) {
        this.dataSource = dataSource;
        this.timeout = timeout;
    }

    <T> T query(String sql, Binding binding, Reading<T> reading) throws IOException {
        return on(connection -> {
            try (PreparedStatement statement = prepare(connection, sql, binding);
                    ResultSet rows = statement.executeQuery()) {
                return reading.read(rows);
            }
        });
    }

    /**
     * @return how many rows were changed; -1 if another transaction was faster, and nothing was changed
     */
    int change(String sql, Binding binding) throws IOException {
        return on(connection -> {
            try (PreparedStatement statement = prepare(connection, sql, binding)) {
                return statement.executeUpdate();
            } catch (SQLException e) {
                if (isConflict(e)) {
                    return -1;
                }
                throw e;
            }
        });
    }

    private PreparedStatement prepare(Connection connection, String sql, Binding binding) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            statement.setQueryTimeout((int) Math.max(1, timeout.toSeconds()));
            binding.set(statement);
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    <T> T on(Work<T> work) throws IOException {
        try (Connection connection = dataSource.getConnection()) {
            boolean single = connection.getAutoCommit();
            if (!single) {
                connection.setAutoCommit(true);
            }
            int before = limitWaiting(connection);
            T result = work.with(connection);
            // A connection that has failed is not worth it
            if (before >= 0) {
                connection.setNetworkTimeout(Runnable::run, before);
            }
            if (!single) {
                connection.setAutoCommit(false);
            }
            return result;
        } catch (SQLException e) {
            throw new IOException(describe(e));
        }
    }

    /** A server that does not answer at all does not answer the query's time-out either. */
    private int limitWaiting(Connection connection) throws SQLException {
        try {
            int before = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run,
                    (int) Math.min(Integer.MAX_VALUE, timeout.toMillis() + TimeUnit.SECONDS.toMillis(2)));
            return before;
        } catch (SQLFeatureNotSupportedException | AbstractMethodError e) {
            return -1;
        }
    }

    static boolean isConflict(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("23") || CONFLICTS.contains(state));
    }

    /** Messages of databases can repeat what was to be stored. */
    static String describe(SQLException e) {
        String state = e.getSQLState();
        boolean telling = e instanceof SQLTransientConnectionException || e instanceof SQLNonTransientConnectionException
                || state != null && state.length() == 5 && TELLING.contains(state.substring(0, 2));
        return e.getClass().getSimpleName() + ", SQL state " + state + ", code " + e.getErrorCode()
                + (telling && e.getMessage() != null ? ": " + masked(e.getMessage()) : "");
    }

    private static String masked(String message) {
        return PASSWORD.matcher(USER.matcher(message).replaceAll("$1***@")).replaceAll("$1***");
    }
}
