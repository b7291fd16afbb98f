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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import io.github.camelkit.operation.Operations;
import io.github.camelkit.server.HttpListener;
import io.github.camelkit.server.HttpRequest;
import io.github.camelkit.server.PathTable;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What becomes of callbacks where the server does not do as it should. */
class CallbacksTest {

    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stop() {
        pool.shutdownNow();
        timer.shutdownNow();
    }

    @Test
    void whatWasTakenIsKnownAlthoughItsAnswerCannotBeSent() throws IOException {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Callbacks callbacks = new Callbacks(context, new PathTable(),
                    HttpListener.Settings.json("/kit/bulk", true, null, 1_000, "bulk callbacks"), pool, timer,
                    null);
            Callbacks.Awaited awaited = callbacks.open(Operations.find("subscribers", "bulkCreate").orElseThrow(), true);
            HttpRequest request = new HttpRequest("{\"subscribers\":[]}".getBytes(StandardCharsets.UTF_8), name -> null,
                    awaited.token(), Map.of());
            CountDownLatch answered = new CountDownLatch(1);

            callbacks.handle(request, answer -> {
                answered.countDown();
                throw new IllegalStateException("the connection is gone");
            });

            await().until(() -> answered.getCount() == 0);
            assertThat(awaited.answer()).isCompletedWithValueMatching(answer -> answer.containsKey("subscribers"));
            assertThat(callbacks.waiting()).isZero();
        }
    }
}
