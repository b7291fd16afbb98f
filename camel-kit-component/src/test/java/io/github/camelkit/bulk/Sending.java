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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ObjIntConsumer;

import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

import static org.assertj.core.api.Assertions.assertThat;

/** Sends exchanges without waiting for them, as a route that is not synchronous does. */
final class Sending {

    private Sending() {
    }

    /** An exchange that is sent, and waited for by no thread. */
    static CompletableFuture<Exchange> one(CamelContext context, String uri, Object body) {
        CompletableFuture<Exchange> done = new CompletableFuture<>();
        try {
            // Stopped with the context
            AsyncProducer producer = context.getEndpoint(uri).createAsyncProducer();
            producer.start();
            Exchange exchange = producer.getEndpoint().createExchange();
            exchange.getMessage().setBody(body);
            producer.process(exchange, sync -> done.complete(exchange));
            return done;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** The exchanges, done, in the order in which they were sent. */
    static List<Exchange> all(CamelContext context, String uri, int count, ObjIntConsumer<Message> fill) {
        try (AsyncProducer producer = context.getEndpoint(uri).createAsyncProducer()) {
            producer.start();
            List<CompletableFuture<Exchange>> sent = new ArrayList<>();
            AtomicInteger answers = new AtomicInteger();
            for (int i = 0; i < count; i++) {
                Exchange exchange = producer.getEndpoint().createExchange();
                fill.accept(exchange.getMessage(), i);
                CompletableFuture<Exchange> done = new CompletableFuture<>();
                sent.add(done);
                producer.process(exchange, sync -> {
                    answers.incrementAndGet();
                    done.complete(exchange);
                });
            }
            List<Exchange> all = new ArrayList<>();
            for (CompletableFuture<Exchange> each : sent) {
                all.add(each.get(5, TimeUnit.MINUTES));
            }
            assertThat(answers).as("each callback is called once").hasValue(count);
            return all;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
