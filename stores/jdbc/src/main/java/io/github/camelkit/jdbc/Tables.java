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
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;

import io.github.camelkit.store.SharedStore.Space;

/**
 * The tables of a store, made where they are missing.
 */
final class Tables {

    private static final String PREFIX = "CAMEL_KIT_";
    private static final String CALLBACK = "CALLBACK";
    private static final int ATTEMPTS = 5;

    private final String prefix;
    private final Dialect dialect;

    Tables(String prefix, Dialect dialect) {
        this.prefix = prefix;
        this.dialect = dialect;
    }

    /**
     * @param  create      whether missing ones are made
     * @throws IOException if one is missing, and cannot be made
     */
    static Tables of(Database database, String prefix, boolean create) throws IOException {
        Dialect dialect = Dialect.of(database.on(connection -> connection.getMetaData().getDatabaseProductName()));
        Tables tables = new Tables(prefix, dialect);
        if (!create) {
            return tables;
        }
        for (int i = 1;; i++) {
            try {
                database.on(connection -> {
                    try (Statement statement = connection.createStatement()) {
                        tables.createMissing(statement);
                        return null;
                    }
                });
                return tables;
            } catch (IOException e) {
                // Several nodes that start at once get in each other's way, even with "if not exists"
                if (i == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Looks first: who may not create tables may well use those that others have made. */
    private void createMissing(Statement statement) throws SQLException {
        boolean missing = false;
        for (String table : new String[] { of(Space.VALUE), of(Space.STATE), of(Space.EVENT), callback() }) {
            try {
                statement.executeQuery("select NAME from " + table + " where 1 = 0").close();
            } catch (SQLException e) {
                missing = true;
            }
        }
        if (missing) {
            for (String command : script().split(";")) {
                if (!command.isBlank()) {
                    statement.execute(command);
                }
            }
        }
    }

    /** The commands of the dialect's file, which users can run by hand. */
    String script() {
        try (InputStream file = Tables.class.getResourceAsStream(dialect.script())) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^--.*$", "");
            // An index has no schema of its own
            String index = prefix.substring(prefix.lastIndexOf('.') + 1);
            return text.replaceAll("(?i)(index (?:if not exists )?)" + PREFIX, "$1" + index).replaceAll(
                    "(?<![A-Z_])" + PREFIX + "(VALUE|STATE|EVENT|CALLBACK)(?=[ (])", prefix + "$1");
        } catch (IOException e) {
            throw new IllegalStateException("The file " + dialect.script() + " of camel-kit-jdbc cannot be read", e);
        }
    }

    String of(Space space) {
        return prefix + space.name();
    }

    String callback() {
        return prefix + CALLBACK;
    }

    String clock() {
        return dialect.clock();
    }
}
