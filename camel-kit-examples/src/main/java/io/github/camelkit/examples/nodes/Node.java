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
package io.github.camelkit.examples.nodes;

import java.util.concurrent.atomic.LongAdder;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/**
 * One of several processes: an ordinary route, and three lines that make it one of them. Arguments: the addresses of the
 * database and of Kit, the API key, the limit and the window in milliseconds.
 */
public final class Node {

    private static final int CALLERS = 5;

    private Node() {
    }

    public static void main(String[] arguments) throws Exception {
        LongAdder calls = new LongAdder();
        Main main = new Main();
        try (HikariDataSource database = database(arguments[0])) {
            main.bind("db", database);
            // The three lines
            main.addInitialProperty("camel.beans.kitStore", "#class:io.github.camelkit.jdbc.JdbcKitStore");
            main.addInitialProperty("camel.beans.kitStore.dataSource", "#bean:db");
            main.addInitialProperty("camel.component.kit.store", "#bean:kitStore");

            main.addInitialProperty("camel.component.kit.base-uri", arguments[1]);
            main.addInitialProperty("camel.component.kit.api-key", arguments[2]);
            main.addInitialProperty("camel.component.kit.quota-limit", arguments[3]);
            main.addInitialProperty("camel.component.kit.quota-window", arguments[4]);
            main.configure().addRoutesBuilder(routes(calls));
            main.run();
        }
    }

    private static HikariDataSource database(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(3);
        return new HikariDataSource(config);
    }

    private static RouteBuilder routes(LongAdder calls) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                for (int i = 0; i < CALLERS; i++) {
                    from("timer:work" + i + "?delay=0&period=1&synchronous=true").to("kit:tags?operation=list")
                            .process(exchange -> calls.increment());
                }
                from("timer:report?period=500").process(exchange -> System.out.println("calls " + calls));
            }
        };
    }
}
