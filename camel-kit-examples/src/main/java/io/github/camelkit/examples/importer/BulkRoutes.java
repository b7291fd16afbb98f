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
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import io.github.camelkit.bulk.BulkItem;
import io.github.camelkit.bulk.BulkReport;
import io.github.camelkit.exception.KitValidationException;
import io.github.camelkit.model.Subscriber;
import io.github.camelkit.model.Tag;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/**
 * The routes of the job with an access token: bulk calls, each of which takes a hundred lines.
 */
class BulkRoutes extends RouteBuilder {

    // Some calls side by side, and few enough lines for a small memory
    private static final int LINES_AT_A_TIME = 5_000;
    private static final String CHUNK = "chunk";
    private static final String STEPS = "steps";

    /** A tag or a form for a line. */
    private record Step(Work work, String name) {
    }

    private final ImportPlan plan;
    private final SubscriberLines lines;
    private final Ledger ledger;
    private final TagIds tagIds = new TagIds();

    BulkRoutes(ImportPlan plan, SubscriberLines lines, Ledger ledger) {
        this.plan = plan;
        this.lines = lines;
        this.ledger = ledger;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());

        from(ImportRoutes.IMPORT)
            .setBody(constant(plan.file().tags().values().stream().map(Tag::named).toList()))
            .filter(exchange -> !plan.file().tags().isEmpty())
                .to("kit:tags?operation=bulkCreate")
                .process(this::tagsCreated)
            .end()
            .split(constant(new Chunks(lines, LINES_AT_A_TIME))).streaming().stopOnException()
                .to("direct:chunk");

        from("direct:chunk")
            .process(this::toCreate)
            .filter(exchange -> !steps(exchange).isEmpty())
                .to("kit:subscribers?operation=bulkCreate")
                .process(exchange -> each(exchange, BulkRoutes::created))
            .end()
            .process(this::toTag)
            .filter(exchange -> !steps(exchange).isEmpty())
                .to("kit:tags?operation=bulkAddSubscribers")
                .process(exchange -> each(exchange, BulkRoutes::tagged))
            .end()
            .process(this::toForm)
            .filter(exchange -> !steps(exchange).isEmpty())
                .to("kit:forms?operation=bulkAddSubscribers")
                .process(exchange -> each(exchange, BulkRoutes::onForm))
            .end()
            .process(exchange -> chunk(exchange).forEach(work -> ledger.book(work.outcome())));
    }

    private void tagsCreated(Exchange exchange) {
        List<? extends BulkItem<?>> tags = items(exchange);
        List<String> names = new ArrayList<>(plan.file().tags().values());
        for (int i = 0; i < tags.size(); i++) {
            if (isDone(tags.get(i))) {
                tagIds.put(names.get(i), ((Tag) tags.get(i).result()).id());
            } else {
                tagIds.refuse(names.get(i), reason(tags.get(i)));
            }
        }
    }

    private void toCreate(Exchange exchange) {
        Stream<?> given = exchange.getMessage().getBody(List.class).stream();
        List<Work> chunk = given.map(line -> new Work((SubscriberLine) line).tags(tagIds)).toList();
        exchange.setProperty(CHUNK, chunk);
        List<Step> steps = chunk.stream().filter(Work::isOpen).map(work -> new Step(work, null)).toList();
        next(exchange, steps, steps.stream().map(step -> step.work().line().toSubscriber()).toList());
    }

    private static void created(Step step, BulkItem<?> item) {
        if (item.result() instanceof Subscriber subscriber) {
            step.work().created(subscriber, Outcome.Kind.CREATED_OR_UPDATED);
        }
        if (!isDone(item)) {
            step.work().problem(reason(item));
        }
    }

    private void toTag(Exchange exchange) {
        List<Step> steps = new ArrayList<>();
        List<Map<String, Object>> taggings = new ArrayList<>();
        for (Work work : chunk(exchange)) {
            work.tags().forEach((name, id) -> {
                steps.add(new Step(work, name));
                taggings.add(Map.of("tag_id", id, "subscriber_id", work.subscriberId()));
            });
        }
        next(exchange, steps, taggings);
    }

    private static void tagged(Step step, BulkItem<?> item) {
        if (isDone(item)) {
            step.work().tagged();
        } else {
            step.work().problem("not tagged " + step.name() + ": " + reason(item));
        }
    }

    private void toForm(Exchange exchange) {
        List<Step> steps = chunk(exchange).stream()
                .filter(work -> plan.hasForm() && work.needsForm(plan.newState()))
                .map(work -> new Step(work, null)).toList();
        next(exchange, steps, steps.stream().map(step -> Map.of("form_id", plan.formId(),
                "subscriber_id", step.work().subscriberId())).toList());
    }

    private static void onForm(Step step, BulkItem<?> item) {
        if (isDone(item)) {
            step.work().onForm();
        } else {
            step.work().problem("not added to the form: " + reason(item));
        }
    }

    private static void next(Exchange exchange, List<Step> steps, List<?> items) {
        exchange.setProperty(STEPS, steps);
        exchange.getMessage().setBody(items);
    }

    /** The items of the answer are in the order of those that were given. */
    private static void each(Exchange exchange, BiConsumer<Step, BulkItem<?>> end) {
        List<? extends BulkItem<?>> items = items(exchange);
        for (int i = 0; i < items.size(); i++) {
            end.accept(steps(exchange).get(i), items.get(i));
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

    @SuppressWarnings("unchecked")
    private static List<Work> chunk(Exchange exchange) {
        return exchange.getProperty(CHUNK, List.class);
    }

    @SuppressWarnings("unchecked")
    private static List<Step> steps(Exchange exchange) {
        return exchange.getProperty(STEPS, List.class);
    }
}
