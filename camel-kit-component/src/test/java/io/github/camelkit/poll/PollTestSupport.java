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

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

import io.github.camelkit.KitTestSupport;
import io.github.camelkit.TestClock;
import io.github.camelkit.http.Json;
import io.github.camelkit.model.KitModel;
import io.github.camelkit.simulator.KitSimulator;
import io.github.camelkit.simulator.http.RecordedRequest;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;

import static org.awaitility.Awaitility.await;

/**
 * A route for each test that polls as fast as it can, against a simulator whose clock stands still.
 */
abstract class PollTestSupport extends KitTestSupport {

    static final String FAST = "initialDelay=1&delay=5&useFixedDelay=true";

    final TestClock clock = new TestClock();
    /** What came, in order. */
    final List<Exchange> got = new CopyOnWriteArrayList<>();
    /** Which exchanges are to fail. */
    volatile Predicate<Exchange> failing = exchange -> false;

    @Override
    protected KitSimulator simulator() {
        return KitSimulator.builder().rateLimit(0).oauthRateLimit(0).clock(clock).start();
    }

    @Override
    protected void setUp() throws Exception {
        context.getCamelContextExtension().addContextPlugin(MachineTime.class, new MachineTime(clock, clock::nanos));
    }

    /** Polls into {@link #got}; waits until it has polled once. */
    void poll(String uri) throws Exception {
        long before = requests();
        route(uri, this::take);
        awaitRequests(before + 1);
    }

    void route(String uri, Processor processor) throws Exception {
        route("poll", uri, processor);
    }

    void route(String id, String uri, Processor processor) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                String fast = uri.contains("delay=") ? uri : uri + (uri.contains("?") ? "&" : "?") + FAST;
                from(fast).routeId(id).process(processor);
            }
        });
    }

    void take(Exchange exchange) {
        got.add(exchange.copy());
        if (failing.test(exchange)) {
            throw new IllegalStateException("to be tried again");
        }
    }

    void stop() throws Exception {
        context.getRouteController().stopRoute("poll");
    }

    void start() throws Exception {
        context.getRouteController().startRoute("poll");
    }

    long requests() {
        return kit.requests().size();
    }

    void awaitRequests(long count) {
        await().atMost(Duration.ofSeconds(10)).until(() -> requests() >= count);
    }

    /** Two polls begin and end after this: what they were to find, they have found. */
    void awaitPolls() {
        awaitRequests(requests() + 3);
    }

    void awaitGot(int count) {
        await().atMost(Duration.ofSeconds(10)).until(() -> got.size() >= count);
    }

    List<Long> gotIds() {
        return got.stream().map(PollTestSupport::id).toList();
    }

    static long id(Exchange exchange) {
        Object id = ((KitModel) exchange.getMessage().getBody()).toMap().get("id");
        return Long.parseLong(id.toString());
    }

    List<RecordedRequest> lastRequests(int count) {
        List<RecordedRequest> all = kit.requests();
        return all.subList(all.size() - count, all.size());
    }

    static Object json(String text) {
        try {
            return Json.read(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
