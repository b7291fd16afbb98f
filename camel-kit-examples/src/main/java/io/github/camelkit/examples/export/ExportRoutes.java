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
package io.github.camelkit.examples.export;

import io.github.camelkit.KitConstants;
import io.github.camelkit.examples.support.Progress;
import io.github.camelkit.model.Subscriber;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/**
 * Reads the list page by page, and writes each subscriber as it comes: it may be longer than the memory is large.
 */
class ExportRoutes extends RouteBuilder {

    static final String EXPORT = "direct:export";

    private final SubscribersCsv csv;
    private final ExportSubscribers.ProgressFactory progresses;
    private Progress progress;
    private long total;

    ExportRoutes(SubscribersCsv csv, ExportSubscribers.ProgressFactory progresses) {
        this.csv = csv;
        this.progresses = progresses;
    }

    @Override
    public void configure() {
        // A page that cannot be had ends the export with one sentence: Camel need not log it
        errorHandler(noErrorHandler());

        from(EXPORT)
                .to("kit:subscribers?operation=list&status=all&include=tags&paging=STREAM&perPage=1000"
                        + "&includeTotalCount=true")
                .process(this::begin)
                .split(body()).streaming().stopOnException()
                    .process(this::write);
    }

    private void begin(Exchange exchange) {
        total = exchange.getMessage().getHeader(KitConstants.TOTAL_COUNT, 0L, Long.class);
        progress = progresses.of(total);
    }

    private void write(Exchange exchange) throws Exception {
        csv.write(exchange.getMessage().getMandatoryBody(Subscriber.class));
        // Who subscribes meanwhile was not counted
        progress.show(Math.min(csv.written(), total));
    }

    /** Ends the display of the progress, wherever it is. */
    void end() {
        if (progress != null) {
            progress.close();
        }
    }
}
