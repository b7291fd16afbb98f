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

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.camelkit.http.Json;
import io.github.camelkit.model.Broadcast;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Lists that Kit cannot filter by time. */
class SettledTest extends PollTestSupport {

    @TempDir
    private Path directory;

    private String uri() {
        return "kit:tags?checkpointKey=tags&checkpoint=file:" + directory;
    }

    private Map<String, Object> checkpoint() throws Exception {
        return Json.asObject(Json.read(Files.readString(new FileCheckpoints(directory).file("tags"))));
    }

    @Test
    void whatLagsIsNotLost() throws Exception {
        poll(uri());
        kit.state().listLag(Duration.ofMinutes(5));
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            ids.add(kit.state().addTag("Tag " + i));
            clock.advance(Duration.ofSeconds(20));
            awaitPolls();
        }
        clock.advance(Duration.ofMinutes(5));
        awaitPolls();

        assertThat(gotIds()).containsExactlyInAnyOrderElementsOf(ids).isNotEqualTo(ids);
    }

    @Test
    void itSettlesAndThenCostsOneSmallPage() throws Exception {
        poll(uri());
        long last = 0;
        for (int i = 0; i < 150; i++) {
            last = kit.state().addTag("Tag " + i);
        }
        awaitGot(150);
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofMinutes(6));
            awaitPolls();
        }
        stop();

        assertThat(checkpoint()).containsEntry("settled", (int) last).containsEntry("seen", Map.of());
        start();
        awaitPolls();
        assertThat(lastRequests(2)).allSatisfy(request ->
                assertThat(request.query()).isEqualTo("per_page=100"));
        assertThat(got).hasSize(150);
    }

    @Test
    void whatIsDeletedDoesNoHarm() throws Exception {
        List<Long> old = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            old.add(kit.state().addTag("Old " + i));
        }
        poll(uri());
        kit.state().deleteTag(old.get(9));
        kit.state().deleteTag(old.get(0));
        long first = kit.state().addTag("First");
        long second = kit.state().addTag("Second");
        awaitGot(2);
        kit.state().deleteTag(second);
        clock.advance(Duration.ofMinutes(11));
        awaitPolls();
        old.subList(1, 9).forEach(kit.state()::deleteTag);
        kit.state().deleteTag(first);
        clock.advance(Duration.ofMinutes(11));
        awaitPolls();
        long third = kit.state().addTag("Third");

        awaitGot(3);
        awaitPolls();
        assertThat(gotIds()).containsExactly(first, second, third);
    }

    @Test
    void moreThanFitsInMemoryComesPageByPage() throws Exception {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 6_500; i++) {
            ids.add(kit.state().addTag("Tag " + i));
        }
        route(uri() + "&initial=all", exchange -> {
            got.add(exchange.copy());
            if (id(exchange) == ids.get(700) && got.size() <= 6_500) {
                throw new IllegalStateException("to be tried again");
            }
        });
        await().atMost(Duration.ofSeconds(60)).until(() -> got.size() >= 6_501);
        long late = kit.state().addTag("Late");
        awaitGot(6_502);
        awaitPolls();

        ids.add(ids.get(700));
        ids.add(late);
        assertThat(gotIds()).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void aFilterFindsWhatComesToFit() throws Exception {
        long draft = broadcast();
        long other = broadcast();
        clock.advance(Duration.ofDays(1));
        poll("kit:broadcasts?status=completed");
        clock.advance(Duration.ofDays(1));
        broadcast();
        awaitPolls();
        kit.state().setBroadcastStatus(draft, "completed");

        awaitGot(1);
        clock.advance(Duration.ofDays(1));
        awaitPolls();
        assertThat(gotIds()).containsExactly(draft).doesNotContain(other);
    }

    private long broadcast() {
        return call(Broadcast.class, "kit:broadcasts?operation=create",
                Map.of("subject", "Hello")).id();
    }

    @Test
    void membersComeAgainWhenTheyComeBack() throws Exception {
        long subscriber = kit.state().addSubscriber("ann@example.com");
        long old = kit.state().addTag("Old");
        long tag = kit.state().addTag("Tag");
        kit.state().tag(tag, subscriber);
        poll("kit:subscribers?operation=listTags&subscriberId=" + subscriber);
        clock.advance(Duration.ofSeconds(5));
        kit.state().tag(old, subscriber);
        awaitGot(1);
        kit.state().untag(old, subscriber);
        clock.advance(Duration.ofSeconds(5));
        awaitPolls();
        kit.state().tag(old, subscriber);
        awaitGot(2);
        clock.advance(Duration.ofHours(1));
        awaitPolls();

        assertThat(gotIds()).containsExactly(old, old);
    }
}
