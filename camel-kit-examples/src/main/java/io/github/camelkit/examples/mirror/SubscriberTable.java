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
package io.github.camelkit.examples.mirror;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import io.github.camelkit.examples.support.JobException;
import io.github.camelkit.model.Subscriber;

/**
 * The table that shows the subscribers as they were last seen; H2 keeps it in a file.
 */
final class SubscriberTable implements AutoCloseable {

    private static final String CREATE = """
            CREATE TABLE IF NOT EXISTS subscribers (
                id BIGINT PRIMARY KEY,
                email VARCHAR NOT NULL,
                first_name VARCHAR,
                state VARCHAR NOT NULL,
                created_at TIMESTAMP WITH TIME ZONE)""";
    // The same subscriber can come twice, after a crash for one
    private static final String MERGE = """
            MERGE INTO subscribers (id, email, first_name, state, created_at) KEY (id) VALUES (?, ?, ?, ?, ?)""";

    private final Connection connection;

    /**
     * @throws JobException if the database cannot be opened
     */
    SubscriberTable(Path file) {
        try {
            connection = DriverManager.getConnection(url(file));
            try (Statement statement = connection.createStatement()) {
                statement.execute(CREATE);
            }
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new JobException("The database " + file + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /** Closed by this class alone, after the routes; and no file of traces, which would show subscribers. */
    static String url(Path file) {
        return "jdbc:h2:file:" + file.toAbsolutePath() + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
    }

    /** Writes all of them or none. */
    void merge(List<Subscriber> subscribers) throws SQLException {
        try (PreparedStatement merge = connection.prepareStatement(MERGE)) {
            for (Subscriber subscriber : subscribers) {
                merge.setLong(1, subscriber.id());
                merge.setString(2, subscriber.emailAddress());
                merge.setString(3, subscriber.firstName());
                merge.setString(4, subscriber.state());
                merge.setObject(5, subscriber.createdAt());
                merge.addBatch();
            }
            merge.executeBatch();
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        }
    }

    long count() throws SQLException {
        try (Statement statement = connection.createStatement();
             ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM subscribers")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new JobException("The database cannot be closed: " + e.getMessage(), e);
        }
    }
}
