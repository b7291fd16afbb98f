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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** More comes at once than is held, or can be remembered. */
@Timeout(120)
class BurstTest extends PollTestSupport {

    private static final String SLOWER = "&initialDelay=1&delay=50";

    private List<Long> tags(int count) {
        return IntStream.range(0, count).mapToObj(i -> kit.state().addTag("Tag " + i)).toList();
    }

    private void awaitLag(Duration step, int steps) {
        for (int i = 0; i < steps; i++) {
            clock.advance(step);
            awaitPolls();
        }
    }

    /** A poll begins with a page that has no cursor; a stretch of the past can, too. */
    @Override
    void awaitPolls() {
        long begun = begun();
        await().atMost(Duration.ofSeconds(60)).until(() -> begun() >= begun + 3);
    }

    private long begun() {
        return kit.requests().stream().filter(request -> !request.query().matches("(|.*&)after=.*")).count();
    }

    private void assertOnce(List<Long> ids) {
        Set<Long> missing = new HashSet<>(ids);
        missing.removeAll(new HashSet<>(gotIds()));
        assertThat(missing).isEmpty();
        assertThat(got).hasSameSizeAs(ids);
    }

    @Test
    void nothingIsLostThatLagsBehindMoreThanIsHeld() throws Exception {
        poll("kit:tags?lookBack=10m" + SLOWER);
        kit.state().listLag(Duration.ofMinutes(5));
        List<Long> ids = tags(8_000);

        awaitLag(Duration.ofMinutes(2), 3);
        assertOnce(ids);
        kit.state().listLag(Duration.ZERO);
        List<Long> all = new ArrayList<>(ids);
        awaitLag(Duration.ofMinutes(6), 2);
        all.add(kit.state().addTag("Late"));
        awaitPolls();
        assertOnce(all);
    }

    @Test
    void moreThanCanBeRememberedComesWhenTheLookBackHasPassed() throws Exception {
        poll("kit:tags?lookBack=10m" + SLOWER);
        kit.state().listLag(Duration.ofMinutes(5));
        List<Long> ids = new ArrayList<>(tags(12_000));

        awaitLag(Duration.ofMinutes(2), 3);
        assertThat(got).hasSize(10_000);
        kit.state().listLag(Duration.ZERO);
        awaitLag(Duration.ofMinutes(6), 2);
        ids.add(kit.state().addTag("Late"));
        awaitPolls();

        assertOnce(ids);
        awaitLag(Duration.ofMinutes(6), 2);
        assertThat(got).hasSameSizeAs(ids);
        assertThat(lastRequest().query()).as("it goes by pages of usual size again").isEqualTo("per_page=100");
    }

    @Test
    void aLongListFromTheStart() throws Exception {
        List<Long> ids = new ArrayList<>(tags(12_000));
        poll("kit:tags?initial=all" + SLOWER);
        awaitPolls();
        assertThat(got).hasSize(10_000);
        awaitLag(Duration.ofMinutes(6), 2);

        ids.add(kit.state().addTag("Late"));
        awaitPolls();
        assertOnce(ids);
    }

    @Test
    void aRepositoryTakesItAtOnce() throws Exception {
        MemoryIdempotentRepository repository = new MemoryIdempotentRepository();
        repository.setCacheSize(100_000);
        context.getRegistry().bind("done", repository);
        List<Long> ids = tags(12_000);
        poll("kit:tags?initial=all&idempotentRepository=#done" + SLOWER);

        awaitPolls();
        assertOnce(ids);
    }

    @Test
    void aListThatGoesByTimesRecoversAsWell() throws Exception {
        poll("kit:subscribers?lookBack=10m" + SLOWER);
        clock.advance(Duration.ofSeconds(5));
        List<Long> ids = new ArrayList<>(IntStream.range(0, 12_000)
                .mapToObj(i -> kit.state().addSubscriber("s" + i + "@example.com")).toList());
        awaitPolls();
        assertThat(got).hasSize(10_000);

        awaitLag(Duration.ofMinutes(12), 2);
        ids.add(kit.state().addSubscriber("late@example.com"));
        awaitPolls();
        assertOnce(ids);
    }

    @Tag("long")
    @Test
    void whatFailsForEverDoesNotStopTheRest() throws Exception {
        poll("kit:tags?lookBack=10m" + SLOWER);
        List<Long> ids = new ArrayList<>(tags(12_000));
        failing = exchange -> id(exchange) == ids.get(6_000);
        awaitPolls();
        awaitLag(Duration.ofMinutes(6), 2);
        ids.add(kit.state().addTag("Late"));
        awaitPolls();

        assertThat(gotIds()).contains(ids.toArray(new Long[0]));
        failing = exchange -> false;
        awaitPolls();
        long count = got.size();
        awaitPolls();
        assertThat(got).hasSize((int) count);
    }
}
