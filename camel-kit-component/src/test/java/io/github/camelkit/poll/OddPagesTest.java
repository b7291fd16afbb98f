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

import java.util.stream.Collectors;
import java.util.stream.LongStream;

import io.github.camelkit.exception.KitServerException;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckAware;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Pages as Kit should not send them. */
class OddPagesTest extends PollTestSupport {

    private static final String JSON = "application/json";

    /** The next page of tags has these ids, and goes on at a cursor. */
    private void page(long from, long to, String cursor) {
        String rows = LongStream.rangeClosed(from, to).map(i -> from + to - i)
                .mapToObj(id -> "{\"id\":" + id + ",\"name\":\"Tag " + id + "\"}").collect(Collectors.joining(","));
        kit.faults().next(1).status(200, "{\"tags\":[" + rows + "],\"pagination\":{\"has_next_page\":" + (cursor != null)
                + ",\"end_cursor\":" + (cursor == null ? null : '"' + cursor + '"') + "}}", JSON);
    }

    private Throwable awaitFailure() {
        HealthCheck check = ((HealthCheckAware) context.getRoute("poll").getConsumer()).getHealthCheck();
        await().until(() -> check.call().getError().isPresent());
        return check.call().getError().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"ALL", "NEW"})
    void rowsThatPagesHaveInCommonComeOnce(String mode) throws Exception {
        page(11, 20, "a");
        page(6, 15, "b");
        page(1, 10, null);
        route("kit:tags?initial=all&delay=600000&initialDelay=1&mode=" + mode, this::take);

        awaitGot(20);
        stop();
        assertThat(gotIds()).containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 20).boxed().toList());
    }

    @Test
    void theSameRowsWithEverNewCursorsEndThePoll() throws Exception {
        for (int i = 0; i < 50; i++) {
            page(1, 10, "cursor " + i);
        }
        route("kit:tags?mode=all&delay=600000&initialDelay=1", this::take);

        assertThat(awaitFailure()).isInstanceOf(KitServerException.class)
                .hasMessageContaining("a page has come before, with another cursor");
        assertThat(requests()).isEqualTo(2);
        assertThat(got).isEmpty();
    }

    @Test
    void pagesThatTakeTurnsEndThePoll() throws Exception {
        for (int i = 0; i < 50; i++) {
            page(1 + i % 3 * 10, 10 + i % 3 * 10, "cursor " + i);
        }
        route("kit:tags?mode=all&delay=600000&initialDelay=1", this::take);

        assertThat(awaitFailure()).isInstanceOf(KitServerException.class).hasMessageContaining("in circles");
        assertThat(requests()).isEqualTo(4);
    }

    @Test
    void emptyPagesWithoutAnEndEndThePoll() throws Exception {
        for (int i = 0; i < 150; i++) {
            page(1, 0, "cursor " + i);
        }
        route("kit:tags?mode=all&delay=600000&initialDelay=1", this::take);

        assertThat(awaitFailure()).isInstanceOf(KitServerException.class).hasMessageContaining("empty pages");
        assertThat(requests()).isEqualTo(100);
    }

    @Test
    void someEmptyPagesAreNoHarm() throws Exception {
        for (int i = 0; i < 20; i++) {
            page(1, 0, "cursor " + i);
        }
        page(1, 5, null);
        route("kit:tags?mode=all&delay=600000&initialDelay=1", this::take);

        awaitGot(5);
        assertThat(gotIds()).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            204 |
            200 |
            200 | []
            200 | {}
            200 | null
            200 | {"tags":null}
            200 | {"tags":{}}
            200 | {"tags":[1]}
            200 | {"tags":[null]}
            200 | {"tags":[{"name":"Without an id"}],"pagination":{"has_next_page":false}}
            200 | {"tags":[{"id":"abc"}],"pagination":{"has_next_page":false}}
            200 | {"tags":[]}
            200 | {"tags":[],"pagination":[]}
            200 | {"tags":[],"pagination":{"has_next_page":"maybe"}}
            200 | {"tags":[],"pagination":{"has_next_page":true}}
            200 | {"tags":[],"pagination":{"has_next_page":true,"end_cursor":{}}}
            200 | <html>
            """)
    void whatIsNoPageIsKitsFault(int status, String body) throws Exception {
        kit.faults().next(1).status(status, body == null ? "" : body, JSON);
        route("kit:tags?delay=600000&initialDelay=1", this::take);

        assertThat(awaitFailure()).isInstanceOfSatisfying(KitServerException.class,
                e -> assertThat(e.getOperation()).isEqualTo("tags/list"));
    }
}
