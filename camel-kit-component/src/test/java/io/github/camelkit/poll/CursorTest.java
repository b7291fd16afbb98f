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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.camelkit.http.Json;
import io.github.camelkit.operation.Feed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A stretch of the past was read half, and Kit does not know the cursor any more. */
class CursorTest extends PollTestSupport {

    private static final int ROWS = 95;

    @TempDir
    private Path directory;

    private String options() {
        return "initial=all&perPage=10&checkpointKey=half&checkpoint=file:" + directory;
    }

    private Path file() {
        return new FileCheckpoints(directory).file("half");
    }

    private List<Long> subscribers() {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            ids.add(kit.state().addSubscriber("s" + i + "@example.com"));
            clock.advance(Duration.ofMinutes(1));
        }
        clock.advance(Duration.ofDays(1));
        return ids;
    }

    /** Polls some of it, and makes the cursor one that Kit refuses. */
    private void readHalf(String uri, int count) throws Exception {
        route(uri + "&maxMessagesPerPoll=" + count + "&delay=600000&initialDelay=1", this::take);
        awaitGot(count);
        stop();
        spoil();
    }

    private void spoil() throws Exception {
        Map<String, Object> checkpoint = Json.asObject(Json.read(Files.readString(file())));
        Json.asObject(checkpoint.get("catchUp")).put("after", "expired");
        Files.writeString(file(), Json.write(checkpoint));
    }

    @Test
    void whatIsSortedByIdGoesOnWhereItWas() throws Exception {
        List<Long> ids = subscribers();
        String uri = "kit:subscribers?" + options();
        readHalf(uri, 40);
        context.removeRoute("poll");
        route(uri, this::take);

        awaitGot(ROWS);
        awaitPolls();
        assertThat(gotIds()).isEqualTo(ids);
    }

    @Test
    void whatIsNotSortedIsReadFromItsStart() throws Exception {
        List<Long> ids = subscribers();
        long tag = kit.state().addTag("Reader");
        ids.forEach(id -> kit.state().tag(tag, id));
        clock.advance(Duration.ofDays(1));
        String uri = "kit:tags?tagId=" + tag + "&" + options();
        readHalf(uri, 40);
        context.removeRoute("poll");
        route(uri, this::take);

        awaitGot(40 + ROWS);
        awaitPolls();
        assertThat(new HashSet<>(gotIds())).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void itEndsWhereNoCursorLasts() throws Exception {
        List<Long> ids = subscribers();
        long tag = kit.state().addTag("Reader");
        ids.forEach(id -> kit.state().tag(tag, id));
        clock.advance(Duration.ofDays(1));
        String uri = "kit:tags?tagId=" + tag + "&" + options();
        readHalf(uri, 15);
        int polls = 1;
        while (new HashSet<>(gotIds()).size() < ROWS && polls++ < 20) {
            context.removeRoute("poll");
            int more = got.size();
            route(uri + "&maxMessagesPerPoll=15&delay=600000&initialDelay=1", this::take);
            awaitGot(Math.min(more + 15, 10 + ROWS));
            stop();
            if (new HashSet<>(gotIds()).size() < ROWS) {
                spoil();
            }
        }

        assertThat(new HashSet<>(gotIds())).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(got).as("a page came twice, when the first cursor was refused").hasSizeLessThanOrEqualTo(ROWS + 15);
    }

    @Test
    void aTagThatIsGoneFailsAsBefore() throws Exception {
        List<Long> ids = subscribers();
        long tag = kit.state().addTag("Reader");
        ids.forEach(id -> kit.state().tag(tag, id));
        clock.advance(Duration.ofDays(1));
        String uri = "kit:tags?tagId=" + tag + "&" + options();
        readHalf(uri, 40);
        kit.state().deleteTag(tag);
        long before = requests();
        start();
        awaitRequests(before + 2);
        stop();

        assertThat(got).hasSize(40);
    }

    @Test
    void aCursorOfIdsGoesOnWhereItWas() throws Exception {
        List<Long> ids = IntStream.range(0, ROWS).mapToObj(i -> kit.state().addTag("Tag " + i)).toList();
        Checkpoint checkpoint = new Checkpoint(Feed.Kind.IDS);
        checkpoint.reached = clock.instant();
        checkpoint.settled = ids.get(ROWS - 1);
        checkpoint.catchUp = new Checkpoint.CatchUp();
        checkpoint.catchUp.above = 0;
        checkpoint.catchUp.below = ids.get(ROWS - 1) + 1;
        new FileCheckpoints(directory).setState("half", checkpoint.write());
        String uri = "kit:tags?" + options();
        readHalf(uri, 40);
        context.removeRoute("poll");
        route(uri, this::take);

        awaitGot(ROWS);
        awaitPolls();
        assertThat(gotIds()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(ids);
    }
}
