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
package io.github.camelkit.client;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class WindowStateTest {

    private static final long WINDOW = 60_000;

    private static SharedWindow.Request ask(String node, int limit, long seq, int held, int want) {
        return new SharedWindow.Request(node, limit, seq, null, List.of(new SharedWindow.Calls(100, 3)), false, held, want,
                0, null);
    }

    @Test
    void isReadAsItWasWritten() throws IOException {
        SharedWindow window = new SharedWindow(WindowState.read(null), WINDOW);
        window.apply(ask("a", 120, 1, 0, 10), 1_000_000);
        window.apply(ask("b", 120, 1, 2, 200), 1_000_500);
        String text = window.state().write();
        assertThat(WindowState.read(text).write()).isEqualTo(text).contains("\na 120 1 10 ", "\nb 120 1 ");
    }

    @Test
    void anotherFormatIsRefusedAndNeverMisread() throws IOException {
        String text = new SharedWindow(WindowState.read(null), WINDOW).state().write();
        assertThatIOException().isThrownBy(() -> WindowState.read('2' + text.substring(1)))
                .withMessageContaining("format 2").withMessageContaining("knows 1 only");
        for (String damaged : List.of("", "1", "1 x", text.substring(0, 5), "{\"format\":1}",
                "1 60000 5 0 0 0\na 1\n\n", "1 60000 5 0 0 0\n\n1 0 1,")) {
            assertThatIOException().as(damaged).isThrownBy(() -> WindowState.read(damaged));
        }
    }

    @Test
    void theLowestLimitAndTheLongestWindowCount() throws IOException {
        SharedWindow window = new SharedWindow(WindowState.read(null), WINDOW);
        assertThat(window.apply(ask("a", 600, 1, 0, 100), 1_000_000).view().limit()).isEqualTo(600);
        SharedWindow shorter = new SharedWindow(WindowState.read(window.state().write()), WINDOW / 2);
        SharedWindow.Answer answer = shorter.apply(ask("b", 120, 1, 0, 500), 1_000_100);
        assertThat(answer.view().limit()).isEqualTo(120);
        assertThat(answer.view().used()).isLessThanOrEqualTo(120);
        assertThat(shorter.state().window).isEqualTo(WINDOW);
    }

    @Test
    void slotsAreGrantedAheadWhenItIsKnownThatTheyWillBeFree() throws IOException {
        SharedWindow window = new SharedWindow(WindowState.read(null), WINDOW);
        assertThat(window.apply(ask("a", 10, 1, 0, 20), 1_000_000).grants())
                .containsExactly(new SharedWindow.Calls(0, 7));
        // Seven are answered; one second before the three of the first report are free again
        SharedWindow.Answer answer = window.apply(new SharedWindow.Request("a", 10, 2, null,
                List.of(new SharedWindow.Calls(58_500, 7)), false, 0, 5, 0, null), 1_058_950);
        assertThat(answer.grants()).containsExactly(new SharedWindow.Calls(1_050, 3), new SharedWindow.Calls(1_550, 2));
    }
}
