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
package io.github.camelkit.examples.importer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.camelkit.bulk.BulkItem;
import io.github.camelkit.bulk.BulkReport;
import io.github.camelkit.exception.KitValidationException;
import io.github.camelkit.model.Subscriber;
import io.github.camelkit.model.Tag;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/**
 * The routes of the job with an access token: a hundred lines in a call. The component splits the lists into calls, and
 * tells for each item what became of it.
 */
class BulkRoutes extends RouteBuilder {

    // Some calls side by side, and few enough lines for a small memory
    private static final int LINES_AT_A_TIME = 5_000;
    private static final String CHUNK = "chunk";

    /** Lines under way: those that are created next, and then those that are tagged next. */
    private record Chunk(List<SubscriberLine> lines) {
    }

    private final SubscriberFile file;
    private final SubscriberLines lines;
    private final ImportReport report;
    private final Map<String, Long> tagIds = new HashMap<>();
    private final Map<String, String> refusedTags = new HashMap<>();

    BulkRoutes(SubscriberFile file, SubscriberLines lines, ImportReport report) {
        this.file = file;
        this.lines = lines;
        this.report = report;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());

        from(ImportRoutes.IMPORT)
            .to("direct:tags")
            .split(constant(new Chunks(lines, LINES_AT_A_TIME))).streaming().stopOnException()
                .to("direct:chunk");

        from("direct:tags")
            .setBody(constant(file.tags().stream().map(Tag::named).toList()))
            .filter(exchange -> !file.tags().isEmpty())
                .to("kit:tags?operation=bulkCreate")
                .process(this::tags)
            .end();

        from("direct:chunk")
            .process(this::check)
            .filter(exchange -> !chunk(exchange).isEmpty())
                .to("kit:subscribers?operation=bulkCreate")
                .process(this::created)
            .end()
            .filter(exchange -> !chunk(exchange).isEmpty())
                .to("kit:tags?operation=bulkAddSubscribers")
                .process(this::tagged)
            .end();
    }

    private void tags(Exchange exchange) {
        List<? extends BulkItem<?>> tags = items(exchange);
        List<String> names = new ArrayList<>(file.tags());
        for (int i = 0; i < tags.size(); i++) {
            if (isDone(tags.get(i))) {
                tagIds.put(names.get(i), ((Tag) tags.get(i).result()).id());
            } else {
                refusedTags.put(names.get(i), reason(tags.get(i)));
            }
        }
    }

    private void check(Exchange exchange) {
        List<SubscriberLine> good = new ArrayList<>();
        for (Object each : exchange.getMessage().getBody(List.class)) {
            SubscriberLine line = (SubscriberLine) each;
            String refused = refusedTags.get(line.tag());
            if (line.problem() != null || refused != null) {
                report.rejected(line, line.problem() != null ? line.problem() : "Tag " + line.tag() + ": " + refused);
            } else {
                good.add(line);
            }
        }
        exchange.setProperty(CHUNK, new Chunk(good));
        exchange.getMessage().setBody(good.stream().map(SubscriberLine::toSubscriber).toList());
    }

    private void created(Exchange exchange) {
        List<? extends BulkItem<?>> subscribers = items(exchange);
        List<SubscriberLine> toTag = new ArrayList<>();
        List<Map<String, Object>> taggings = new ArrayList<>();
        for (int i = 0; i < subscribers.size(); i++) {
            SubscriberLine line = chunk(exchange).get(i);
            if (!isDone(subscribers.get(i))) {
                report.rejected(line, reason(subscribers.get(i)));
            } else if (line.hasTag()) {
                toTag.add(line);
                taggings.add(Map.of("tag_id", tagIds.get(line.tag()),
                        "subscriber_id", ((Subscriber) subscribers.get(i).result()).id()));
            } else {
                report.createdOrUpdated(false);
            }
        }
        exchange.setProperty(CHUNK, new Chunk(toTag));
        exchange.getMessage().setBody(taggings);
    }

    private void tagged(Exchange exchange) {
        List<? extends BulkItem<?>> taggings = items(exchange);
        for (int i = 0; i < taggings.size(); i++) {
            SubscriberLine line = chunk(exchange).get(i);
            if (isDone(taggings.get(i))) {
                report.createdOrUpdated(true);
            } else {
                report.rejected(line, String.format(Locale.US, "Imported, but not tagged %s: %s", line.tag(),
                        reason(taggings.get(i))));
            }
        }
    }

    /** What Kit finds wrong with an item is the line's fault; what befalls a whole call ends the job. */
    private static boolean isDone(BulkItem<?> item) {
        if (item.exception() != null && !(item.exception() instanceof KitValidationException)) {
            throw item.exception();
        }
        return item.isDone();
    }

    private static String reason(BulkItem<?> item) {
        return String.join("; ", item.errors());
    }

    private static List<? extends BulkItem<?>> items(Exchange exchange) {
        BulkReport<?> report = exchange.getMessage().getBody(BulkReport.class);
        return report.all();
    }

    private static List<SubscriberLine> chunk(Exchange exchange) {
        return exchange.getProperty(CHUNK, Chunk.class).lines();
    }
}
