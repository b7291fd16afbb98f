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
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.camelkit.http.Json;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class CheckpointTest extends PollTestSupport {

    @TempDir
    private Path directory;
    private int number;

    private String uri() {
        return "kit:subscribers?checkpointKey=mine&checkpoint=file:" + directory;
    }

    private Path file() {
        return new FileCheckpoints(directory).file("mine");
    }

    private long add() {
        clock.advance(Duration.ofSeconds(5));
        return kit.state().addSubscriber("s" + number++ + "@example.com");
    }

    @Test
    void aRestartGoesOn() throws Exception {
        poll(uri());
        long first = add();
        awaitGot(1);
        stop();
        long second = add();
        start();
        awaitGot(2);
        awaitPolls();

        assertThat(gotIds()).containsExactly(first, second);
    }

    @Test
    void memoryOutlastsARestartOfTheRoute() throws Exception {
        poll("kit:subscribers");
        stop();
        long id = add();
        start();
        awaitGot(1);

        assertThat(gotIds()).containsExactly(id);
    }

    @Test
    void aBeanHoldsIt() throws Exception {
        MemoryCheckpoints offsets = new MemoryCheckpoints();
        context.getRegistry().bind("offsets", offsets);
        poll("kit:subscribers?checkpoint=#offsets&apiKey=" + kit.apiKey() + "&account=main&status=all");
        long id = add();
        awaitGot(1);
        stop();

        String text = offsets.getState("kit/main/subscribers/list?mode=new&status=all");
        assertThat(Json.asObject(Json.read(text))).containsEntry("version", 1).containsEntry("kind", "TIMES")
                .containsKeys("reached", "start", "settled", "levels");
        assertThat(Json.asObject(Json.asObject(Json.read(text)).get("seen"))).containsOnlyKeys(String.valueOf(id));
        assertThat(offsets.isStarted()).isTrue();
    }

    @Test
    void anotherContextGoesOn() throws Exception {
        poll(uri());
        long first = add();
        awaitGot(1);
        context.stop();
        long second = add();
        List<Long> came = new CopyOnWriteArrayList<>();
        try (CamelContext other = new DefaultCamelContext()) {
            other.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(uri() + "&" + FAST + "&apiKey=" + kit.apiKey() + "&baseUri=" + kit.baseUri())
                            .process(exchange -> came.add(id(exchange)));
                }
            });
            other.start();
            await().atMost(Duration.ofSeconds(10)).until(() -> !came.isEmpty());
            awaitPolls();
        }
        assertThat(gotIds()).containsExactly(first);
        assertThat(came).containsExactly(second);
    }

    @Test
    void aVanishedOneIsAnErrorUntilItIsBack() throws Exception {
        List<String> errors = new CopyOnWriteArrayList<>();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(IllegalStateException.class).handled(true)
                        .process(e -> errors.add(e.getException() == null
                                ? e.getProperty("CamelExceptionCaught", Exception.class).getMessage() : ""));
                from(uri() + "&bridgeErrorHandler=true&" + FAST).routeId("poll").process(CheckpointTest.this::take);
            }
        });
        add();
        await().until(() -> Files.exists(file()));
        Path kept = directory.resolve("kept");
        await().until(() -> {
            // A save that is just under way puts it there once more
            if (Files.exists(file())) {
                Files.move(file(), kept, StandardCopyOption.REPLACE_EXISTING);
            }
            return errors.size() > 2;
        });
        int had = got.size();
        long id = add();
        int seen = errors.size();
        await().until(() -> errors.size() > seen + 2);
        assertThat(got).hasSize(had);
        assertThat(errors.get(0)).contains("The checkpoint mine has vanished");

        Files.move(kept, file());

        await().until(() -> gotIds().contains(id));
    }

    @Test
    void oneThatCannotBeUnderstoodStopsTheRoute() throws Exception {
        for (String text : List.of("", "{\"version\":1,\"kind\":\"TIM", "{\"version\":2,\"kind\":\"TIMES\"}",
                "{\"version\":1,\"kind\":\"IDS\"}", "{\"version\":1,\"kind\":\"TIMES\"}", "[]", "\0\0")) {
            Files.writeString(file(), text);

            assertThatThrownBy(() -> route("broken", uri(), this::take)).rootCause().satisfiesAnyOf(
                    e -> assertThat(e).hasMessageContaining("The checkpoint mine cannot be understood"),
                    e -> assertThat(e).hasMessageMatching("(?s)(not valid JSON|it |its |not a JSON|Cannot invoke).*"));
            assertThat(Files.readString(file())).isEqualTo(text);
            context.removeRoute("broken");
        }
        assertThat(requests()).isZero();
        assertThat(got).isEmpty();
    }

    @Test
    void twoConsumersDoNotShareOne() throws Exception {
        poll(uri());

        assertThatThrownBy(() -> route("other", uri() + "&mode=updated", this::take))
                .hasStackTraceContaining("Another consumer has the checkpoint mine");
        context.removeRoute("other");
    }

    @Test
    void aFileIsReplacedAsAWhole() throws Exception {
        FileCheckpoints files = new FileCheckpoints(directory.resolve("new"));
        assertThat(files.getState("a")).isNull();
        files.setState("a", "one");
        Files.writeString(files.file("a").resolveSibling(files.file("a").getFileName() + ".tmp"), "torn by a kil");
        assertThat(files.getState("a")).isEqualTo("one");
        files.setState("a", "two");
        files.setState("A", "three");
        files.setState("a/" + "b".repeat(500), "four");

        assertThat(new FileCheckpoints(directory.resolve("new")).getState("a")).isEqualTo("two");
        assertThat(files.getState("A")).isEqualTo("three");
        assertThat(files.getState("a/" + "b".repeat(500))).isEqualTo("four");
        try (var all = Files.list(directory.resolve("new"))) {
            assertThat(all).hasSize(3);
        }
    }
}
