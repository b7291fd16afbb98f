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

import java.util.Map;
import javax.sql.DataSource;

import io.github.camelkit.simulator.KitSimulator;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What an application writes into its properties. */
class MainTest {

    private final String url = Databases.h2();

    private Main main(KitSimulator kit, DataSource dataSource, Map<String, String> more) {
        Main main = new Main();
        main.bind("db", dataSource);
        main.addInitialProperty("camel.component.kit.base-uri", kit.baseUri());
        main.addInitialProperty("camel.component.kit.api-key", kit.apiKey());
        main.addInitialProperty("camel.beans.kitStore", "#class:io.github.camelkit.jdbc.JdbcKitStore");
        main.addInitialProperty("camel.beans.kitStore.dataSource", "#bean:db");
        more.forEach(main::addInitialProperty);
        return main;
    }

    private int tables() throws Exception {
        try (var source = Databases.dataSource(url); var connection = source.getConnection();
                var rows = connection.createStatement().executeQuery("select count(*) from information_schema.tables"
                        + " where table_name like 'CAMEL_KIT_%'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void theOptionStoreIsTheOnlySwitch() throws Exception {
        try (KitSimulator kit = KitSimulator.start(); var dataSource = Databases.dataSource(url)) {
            Main unused = main(kit, dataSource, Map.of());
            unused.start();
            unused.getCamelTemplate().requestBody("kit:tags?operation=list", (Object) null);
            unused.stop();
            assertThat(tables()).isZero();

            Main main = main(kit, dataSource, Map.of("camel.component.kit.store", "#bean:kitStore",
                    "camel.beans.kitStore.queryTimeout", "7s",
                    "camel.beans.kitStore.encryptionKey", "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU="));
            main.start();
            main.getCamelTemplate().requestBody("kit:tags?operation=list", (Object) null);
            assertThat(tables()).isEqualTo(4);
            JdbcKitStore store = main.getCamelContext().getRegistry().lookupByNameAndType("kitStore", JdbcKitStore.class);
            assertThat(store.getQueryTimeout()).hasSeconds(7);
            main.stop();
        }
    }

    @Test
    void anUnknownDatabaseIsSaidToBe() throws Exception {
        assertThatThrownBy(() -> Dialect.of("Oracle")).hasMessageContaining("PostgreSQL, MySQL, MariaDB and H2")
                .hasMessageContaining("Oracle");
        assertThat(Dialect.of("MariaDB")).isEqualTo(Dialect.MYSQL);
        assertThatThrownBy(() -> new JdbcKitStore().load("k")).hasMessageContaining("dataSource");
    }
}
