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
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.h2.tools.Server;

/** Real databases on this machine, one of each kind for all tests; they stop with the process. */
final class Databases {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static EmbeddedPostgres postgres;
    private static Server h2;

    private Databases() {
    }

    /** The address of a database of its own in PostgreSQL. */
    static synchronized String postgres() {
        try {
            if (postgres == null) {
                postgres = EmbeddedPostgres.builder().setServerConfig("listen_addresses", "127.0.0.1")
                        .setServerConfig("fsync", "off").start();
            }
            String name = "kit" + COUNT.incrementAndGet();
            run(postgres.getJdbcUrl("postgres", "postgres"), "create database " + name);
            return postgres.getJdbcUrl("postgres", name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of a database of its own in an H2 server. */
    static synchronized String h2() {
        try {
            if (h2 == null) {
                h2 = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
            }
            return "jdbc:h2:tcp://127.0.0.1:" + h2.getPort() + "/mem:kit" + COUNT.incrementAndGet()
                    + ";DB_CLOSE_DELAY=-1;TIME ZONE=Asia/Tokyo";
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static void run(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url); Statement statement = connection
                .createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A pool of four connections. */
    static HikariDataSource dataSource(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(4);
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(2_000);
        return new HikariDataSource(config);
    }
}
