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

import java.util.Locale;

/**
 * What differs between databases: how the tables are made, and how the clock is read. The clock gives milliseconds
 * since 1970, and never a time of the session's zone.
 */
enum Dialect {

    POSTGRESQL("postgresql.sql", "cast(floor(extract(epoch from clock_timestamp()) * 1000) as bigint)"),
    /** MariaDB, too. */
    MYSQL("mysql.sql", "timestampdiff(microsecond, '1970-01-01 00:00:00', utc_timestamp(3)) div 1000"),
    H2("h2.sql", "cast(floor(extract(epoch from current_timestamp(3)) * 1000) as bigint)");

    private final String script;
    private final String clock;

    Dialect(String script, String clock) {
        this.script = script;
        this.clock = clock;
    }

    /**
     * @throws IllegalStateException if it is none of these
     */
    static Dialect of(String product) {
        String name = product.toLowerCase(Locale.ROOT);
        if (name.contains("postgresql")) {
            return POSTGRESQL;
        }
        if (name.contains("mysql") || name.contains("mariadb")) {
            return MYSQL;
        }
        if (name.equals("h2")) {
            return H2;
        }
        throw new IllegalStateException("JdbcKitStore knows PostgreSQL, MySQL, MariaDB and H2, and the data source leads"
                + " to " + product);
    }

    /** The resource beside this class that makes the tables. */
    String script() {
        return script;
    }

    /** An expression. */
    String clock() {
        return clock;
    }
}
