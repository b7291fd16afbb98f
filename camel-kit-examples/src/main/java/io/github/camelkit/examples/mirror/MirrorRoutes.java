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
package io.github.camelkit.examples.mirror;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

import io.github.camelkit.model.KitPage;
import io.github.camelkit.model.Subscriber;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.LoggingExceptionHandler;

/**
 * Writes the subscribers that have changed to the table, a page at a time.
 * <p>
 * The checkpoint moves over a page when its exchange has completed, which is when the table has it.
 */
class MirrorRoutes extends RouteBuilder {

    private final SubscriberTable table;
    private final Path checkpoints;
    private final Duration delay;
    private final PrintWriter out;
    private final Runnable idle;
    private final Consumer<Throwable> failed;
    private long changed;

    /**
     * @param idle   called when a poll has found nothing
     * @param failed gets the failure of each poll and each page; both are tried again with the next poll
     */
    MirrorRoutes(SubscriberTable table, Path checkpoints, Duration delay, PrintWriter out, Runnable idle,
            Consumer<Throwable> failed) {
        this.table = table;
        this.checkpoints = checkpoints;
        this.delay = delay;
        this.out = out;
        this.idle = idle;
        this.failed = failed;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        bindToRegistry("failures", new LoggingExceptionHandler(getContext(), getClass()) {
            @Override
            public void handleException(String message, Exchange exchange, Throwable exception) {
                failed.accept(exception);
            }
        });

        from("kit:subscribers?mode=UPDATED&initial=ALL&splitResult=false&perPage=1000&greedy=true"
                + "&sendEmptyMessageWhenIdle=true&exceptionHandler=#failures&initialDelay=0&delay=" + delay.toMillis()
                + "&checkpoint=RAW(file:" + checkpoints.toAbsolutePath() + ")")
                .choice()
                    .when(body().isNull()).process(exchange -> idle.run())
                    .otherwise().process(this::mirror)
                .end();
    }

    private void mirror(Exchange exchange) throws Exception {
        KitPage<?> page = exchange.getMessage().getMandatoryBody(KitPage.class);
        table.merge(page.stream().map(Subscriber.class::cast).toList());
        changed += page.size();
        out.println(String.format(Locale.US, "%,d subscribers fetched, %,d are in the table", changed, table.count()));
        out.flush();
    }
}
