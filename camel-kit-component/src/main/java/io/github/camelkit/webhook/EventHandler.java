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
package io.github.camelkit.webhook;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.github.camelkit.server.HttpAnswer;
import io.github.camelkit.server.HttpHandler;
import io.github.camelkit.server.HttpRequest;
import io.github.camelkit.server.InboundRunner;
import io.github.camelkit.server.Refusals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes deliveries: admits only those of Kit, and answers the outcome of their events.
 */
final class EventHandler implements HttpHandler {

    /** Reads a request that is Kit's. */
    interface Reader {
        List<ReceivedEvent> read(HttpRequest request) throws IOException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(EventHandler.class);

    private final EventSettings settings;
    private final Verifier verifier;
    private final Reader reader;
    private final Duplicates duplicates;
    private final EventRoute route;
    private final InboundRunner runner;
    private final Refusals refusals;
    private final EventCounts counts = new EventCounts();

    EventHandler(EventSettings settings, Verifier verifier, Reader reader, Duplicates duplicates, EventRoute route,
            InboundRunner runner, Refusals refusals) {
        this.settings = settings;
        this.verifier = verifier;
        this.reader = reader;
        this.duplicates = duplicates;
        this.route = route;
        this.runner = runner;
        this.refusals = refusals;
    }

    @Override
    public void handle(HttpRequest request, Consumer<HttpAnswer> answer) {
        Verifier.Verdict verdict = verifier.check(request);
        // Strangers get no thread, but for the one that looks for news
        if (verdict != Verifier.Verdict.OK && !verifier.mayHaveNews(verdict)) {
            answer.accept(refused(verdict));
        } else if (!runner.take(new Work(request, verdict), answer)) {
            counts.busy.increment();
            answer.accept(busy());
        }
    }

    private HttpAnswer refused(Verifier.Verdict verdict) {
        return switch (verdict) {
            case UNSIGNED -> refuse("missing signature", HttpAnswer.UNAUTHORIZED);
            case OLD, FORGED -> refuse("wrong or old signature", HttpAnswer.FORBIDDEN);
            default -> refuse("signature that cannot be checked yet", busy());
        };
    }

    private HttpAnswer refuse(String why, HttpAnswer with) {
        refusals.count(why);
        return with;
    }

    private HttpAnswer busy() {
        return HttpAnswer.busy(TimeUnit.MILLISECONDS.toSeconds(settings.retryAfter()));
    }

    EventCounts counts() {
        return counts;
    }

    /** One delivery. */
    private final class Work implements InboundRunner.Work {

        private final HttpRequest request;
        private final Verifier.Verdict verdict;

        Work(HttpRequest request, Verifier.Verdict verdict) {
            this.request = request;
            this.verdict = verdict;
        }

        @Override
        public void run(InboundRunner.Run run) {
            Verifier.Verdict now = verdict == Verifier.Verdict.OK ? verdict : verifier.checkWithNews(request);
            if (now != Verifier.Verdict.OK) {
                run.end(refused(now));
                return;
            }
            List<ReceivedEvent> events;
            try {
                events = reader.read(request);
            } catch (IOException | RuntimeException e) {
                LOG.debug("A delivery cannot be read", e);
                run.end(refuse("content", HttpAnswer.BAD_REQUEST));
                return;
            }
            counts.deliveries.increment();
            boolean atOnce = settings.acknowledge() == Acknowledge.ON_RECEIPT;
            if (atOnce) {
                run.answer(HttpAnswer.OK);
            }
            new DeliveryRun(events, settings.splitResult(), duplicates, route, counts,
                    () -> !atOnce && run.isAnswered(), outcome -> run.end(answer(outcome))).run();
        }

        private HttpAnswer answer(DeliveryRun.Outcome outcome) {
            return switch (outcome) {
                case DONE -> HttpAnswer.OK;
                case FAILED -> HttpAnswer.ERROR;
                case BUSY -> busy();
            };
        }

        @Override
        public HttpAnswer timedOut() {
            counts.timedOut.increment();
            return busy();
        }

        @Override
        public HttpAnswer failed() {
            return HttpAnswer.ERROR;
        }
    }
}
