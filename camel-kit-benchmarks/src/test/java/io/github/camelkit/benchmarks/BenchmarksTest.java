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
package io.github.camelkit.benchmarks;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** Each benchmark runs, and tells what it is to tell. How long things take is of no interest here. */
@Timeout(300)
class BenchmarksTest {

    private static final Duration SHORT = Duration.ofSeconds(1);

    @Test
    void oneCall() throws Exception {
        Table table = new OneCall(1, 0, 160).run();

        assertThat(table.rows()).extracting(row -> row.get(0) + ' ' + row.get(1))
                .containsExactly("get 1", "create 1", "get 16", "create 16");
        assertThat(table.rows()).allSatisfy(row -> assertThat(row).doesNotContain("0", "NaN"));
    }

    @Test
    void quota() throws Exception {
        Table table = new QuotaUse(SHORT, 1).run();

        assertThat(table.rows()).extracting(row -> row.get(0) + ", " + row.get(2))
                .containsExactly("120 in 1 s, 240", "120 in 1 s, 240", "600 in 1 s, 1200", "600 in 1 s, 1200");
        assertThat(table.rows()).allSatisfy(row -> assertThat(row.get(4)).isEqualTo("0"));
    }

    @Test
    void streaming() throws Exception {
        Table table = new Streaming(1, 10_000).run();

        assertThat(table.rows()).hasSize(5);
        assertThat(table.rows().get(0)).contains("1.00 (1.00 to 1.00)");
    }

    @Test
    void events() throws Exception {
        Table table = new Events(1, 20).run();

        assertThat(table.rows()).extracting(row -> row.get(0))
                .containsExactly("1", "1", "1", "1", "100", "100", "100", "100");
        assertThat(table.rows()).allSatisfy(row -> assertThat(row.get(2)).isNotEqualTo("0"));
    }

    @Test
    void bulk() throws Exception {
        Table table = new BulkRate(SHORT, 3).run();

        assertThat(table.rows()).hasSize(3).allSatisfy(row -> {
            assertThat(row.get(1)).isNotEqualTo("0");
            assertThat(row.get(3)).isEqualTo("0");
        });
    }

    @Test
    void startUp() throws Exception {
        Table table = new StartUp(1).run();

        assertThat(table.rows()).extracting(row -> row.get(0) + ' ' + row.get(1))
                .containsExactly("`http:` no", "`http:` yes", "`kit:` yes");
    }

    @Test
    void aTableIsMarkdown() {
        assertThat(new Table("way", "ms").row("a", "1").row("b", "2"))
                .hasToString("| way | ms |\n| --- | --- |\n| a | 1 |\n| b | 2 |\n");
    }

    @Test
    void figuresTellTheirSpread() {
        assertThat(Figures.ratios(List.of(1.0, 6.0, 3.0), List.of(2.0, 2.0, 2.0)).withSpread())
                .isEqualTo("1.50 (0.50 to 3.00)");
        assertThat(Figures.of(List.of(1000.0, 2000.0)).text(0)).isEqualTo("1,500");
    }
}
