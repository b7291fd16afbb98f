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
package io.github.camelkit.bulk;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** One thing after the other, whatever becomes of each. */
class TurnsTest {

    private final List<Throwable> broken = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private final Turns turns = new Turns(broken::add);

    @Test
    void whatThrowsAtOnceHoldsNothingUp() {
        assertThatThrownBy(() -> turns.runNow(() -> {
            turns.run(() -> done.add("waiting"));
            throw new IllegalStateException("broken");
        })).hasMessage("broken");
        turns.run(() -> done.add("later"));

        assertThat(done).containsExactly("waiting", "later");
        assertThat(broken).isEmpty();
    }

    @Test
    void whatThrowsInItsTurnHoldsNothingUp() {
        turns.run(() -> {
            turns.run(() -> done.add("waiting"));
            throw new IllegalStateException("broken");
        });

        assertThat(done).containsExactly("waiting");
        assertThat(broken).singleElement().isInstanceOf(IllegalStateException.class);
        assertThat(turns.runNow(() -> true)).isTrue();
    }
}
