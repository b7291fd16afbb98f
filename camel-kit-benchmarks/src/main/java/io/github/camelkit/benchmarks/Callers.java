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
package io.github.camelkit.benchmarks;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.function.ObjIntConsumer;

import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;

/** Keeps a number of calls under way, as busy routes do. */
final class Callers {

    private final AsyncProducer producer;
    private final ObjIntConsumer<Exchange> fill;
    private final int inFlight;
    private final Semaphore free;

    /**
     * @param fill     makes the exchange of the call with that number
     * @param inFlight how many calls are under way at a time
     */
    Callers(CamelContext context, String route, ObjIntConsumer<Exchange> fill, int inFlight) throws Exception {
        this.producer = context.getEndpoint(route).createAsyncProducer();
        this.fill = fill;
        this.inFlight = inFlight;
        this.free = new Semaphore(inFlight);
        producer.start();
    }

    /**
     * Calls from some threads, each of which has a share of the numbers, and returns when all calls have ended.
     *
     * @param goOn whether there is a call with that number
     */
    void call(int threads, IntPredicate goOn) throws InterruptedException {
        ExecutorService callers = Executors.newFixedThreadPool(threads);
        for (int thread = 0; thread < threads; thread++) {
            int first = thread;
            callers.execute(() -> {
                for (int i = first; goOn.test(i); i += threads) {
                    call(i);
                }
            });
        }
        callers.shutdown();
        callers.awaitTermination(1, TimeUnit.HOURS);
        free.acquire(inFlight);
    }

    private void call(int number) {
        free.acquireUninterruptibly();
        Exchange exchange = producer.getEndpoint().createExchange();
        fill.accept(exchange, number);
        producer.process(exchange, sync -> free.release());
    }
}
