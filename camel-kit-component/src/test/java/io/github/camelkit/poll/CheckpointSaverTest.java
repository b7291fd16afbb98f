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
package io.github.camelkit.poll;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.github.camelkit.operation.Feed;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CheckpointSaverTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 10);
    private final Kept kept = new Kept();
    private final Changing source = new Changing();
    private final CheckpointSaver saver = new CheckpointSaver(kept, "key", nanos::get);

    /** A repository that can be out of order. */
    private static final class Kept extends ServiceSupport implements StateRepository<String, String> {
        private final List<String> states = new ArrayList<>();
        private boolean broken;

        @Override
        public void setState(String key, String value) {
            if (broken) {
                throw new IllegalStateException("the disk is full");
            }
            states.add(value);
        }

        @Override
        public String getState(String key) {
            return states.isEmpty() ? null : states.get(states.size() - 1);
        }
    }

    private static final class Changing implements CheckpointSaver.Source {
        private long changes;

        @Override
        public long changes() {
            return changes;
        }

        @Override
        public String write() {
            return "state " + changes;
        }
    }

    @BeforeEach
    void load() {
        assertThat(saver.load(Feed.Kind.TIMES).isFresh()).isTrue();
        saver.saves(source);
    }

    private void change() {
        source.changes++;
    }

    @Test
    void atMostOnceASecond() {
        for (int i = 0; i < 100; i++) {
            change();
            saver.saveSoon(false);
            nanos.addAndGet(Duration.ofMillis(100).toNanos());
        }

        assertThat(kept.states).hasSize(10).first().isEqualTo("state 1");
    }

    @Test
    void atOnceWhereItIsTold() {
        change();
        saver.save();
        change();
        saver.save();
        saver.save();
        change();
        saver.saveSoon(true);

        assertThat(kept.states).containsExactly("state 1", "state 2", "state 3");
    }

    @Test
    void aPollFailsWhereARouteDoesNot() {
        kept.broken = true;
        change();

        assertThatThrownBy(saver::save).hasMessage("the disk is full");
        assertThatCode(() -> saver.saveSoon(true)).doesNotThrowAnyException();
        kept.broken = false;
        saver.save();

        assertThat(kept.states).containsExactly("state 1");
    }

    @Test
    void nothingAfterTheEnd() {
        change();
        saver.close();
        change();
        saver.save();
        saver.saveSoon(true);

        assertThat(kept.states).containsExactly("state 1");
    }

    @Test
    void nothingForAPollerThatWasReplaced() {
        change();
        saver.save();
        change();
        saver.abandon();
        saver.saveSoon(true);
        saver.close();

        assertThat(kept.states).containsExactly("state 1");
    }

    @Test
    void oneThatHasVanishedIsNotMadeAnew() {
        change();
        saver.save();
        kept.states.clear();
        change();

        assertThatThrownBy(saver::check).hasMessageContaining("vanished");
        assertThatThrownBy(saver::save).hasMessageContaining("vanished");
        assertThat(kept.states).isEmpty();
    }
}
