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

import java.util.Map;

import io.github.camelkit.KitConstants;
import io.github.camelkit.exception.KitException;
import io.github.camelkit.exception.KitNotFoundException;
import io.github.camelkit.exception.KitValidationException;
import io.github.camelkit.model.Tag;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.ThreadPoolProfileBuilder;

/**
 * The routes of the job: first the tags, then the lines, several at a time.
 * <p>
 * What Kit finds wrong with a line is the line's fault, and the job goes on. Anything else, such as a wrong key or a
 * Kit that cannot be reached after all retries, would befall the next line too, and ends the job.
 */
class ImportRoutes extends RouteBuilder {

    static final String IMPORT = "direct:import";

    private static final int LINES_AT_A_TIME = 8;
    private static final String TAG_NAME = "tagName";
    private static final String WORK = "work";

    private final ImportPlan plan;
    private final SubscriberLines lines;
    private final Ledger ledger;
    private final TagIds tagIds = new TagIds();

    ImportRoutes(ImportPlan plan, SubscriberLines lines, Ledger ledger) {
        this.plan = plan;
        this.lines = lines;
        this.ledger = ledger;
    }

    @Override
    public void configure() {
        // What can go wrong is caught below, or ends the job with one sentence: Camel need not log it
        errorHandler(noErrorHandler());
        getCamelContext().getExecutorServiceManager().registerThreadPoolProfile(
                new ThreadPoolProfileBuilder("lines").poolSize(LINES_AT_A_TIME).maxPoolSize(LINES_AT_A_TIME).build());

        from(IMPORT)
            .to("direct:tags")
            .to("direct:lines");
        tagsRoute();
        linesRoute();
        lineRoutes();
    }

    /** Asks for each tag once and remembers its id; "create" answers the tag of that name if there is one. */
    private void tagsRoute() {
        from("direct:tags")
            .split(constant(plan.file().tags().values())).stopOnException()
                .to("direct:tag");

        from("direct:tag")
            .setProperty(TAG_NAME, body())
            .setBody().body(String.class, Tag::named)
            .doTry()
                .to("kit:tags?operation=create")
                .process(e -> tagIds.put(tagName(e), e.getMessage().getBody(Tag.class).id()))
            .doCatch(KitValidationException.class)
                .process(e -> tagIds.refuse(tagName(e), reason(e)))
            .end();
    }

    /**
     * Streams the file through a small pool. With {@code synchronous()} a thread stays with its line until Kit has
     * answered; without it, all lines of the file would soon wait for the quota in memory.
     */
    private void linesRoute() {
        from("direct:lines")
            .split(constant(lines)).streaming().parallelProcessing().synchronous().executorService("lines")
                    .stopOnException()
                .to("direct:line");
    }

    /**
     * It is {@code doTry} and not {@code onException} because of {@code stopOnException}, which takes what
     * {@code onException} has handled for a failure and ends the split without a word.
     */
    private void lineRoutes() {
        from("direct:line")
            .setProperty(WORK).body(SubscriberLine.class, line -> new Work(line).tags(tagIds))
            .filter(exchange -> work(exchange).isOpen())
                .to("direct:subscriber")
            .end()
            .setBody(exchange -> work(exchange).tags().entrySet())
            .split(body()).stopOnException()
                .to("direct:tagging")
            .end()
            .filter(exchange -> plan.hasForm() && work(exchange).needsForm(plan.newState()))
                .to("direct:form")
            .end()
            .process(exchange -> ledger.book(work(exchange).outcome()));

        from("direct:subscriber")
            .setBody(exchange -> work(exchange).line().toSubscriber())
            .doTry()
                .to("kit:subscribers?operation=create")
                .process(exchange -> work(exchange).created(exchange.getMessage()))
            .doCatch(KitValidationException.class)
                .process(exchange -> work(exchange).problem(reason(exchange)))
            .end();

        from("direct:tagging")
            .process(ImportRoutes::tagOfSubscriber)
            .doTry()
                .to("kit:tags?operation=addSubscriber")
                .process(exchange -> work(exchange).tagged())
            .doCatch(KitValidationException.class, KitNotFoundException.class)
                .process(e -> work(e).problem("not tagged " + tagName(e) + ": " + reason(e)))
            .end();

        from("direct:form")
            .setHeader(KitConstants.FORM_ID).constant(plan.formId())
            .setHeader(KitConstants.SUBSCRIBER_ID).exchange(exchange -> work(exchange).subscriberId())
            .process(exchange -> exchange.getMessage().setBody(null))
            .doTry()
                .to("kit:forms?operation=addSubscriber")
                .process(exchange -> work(exchange).onForm())
            .doCatch(KitValidationException.class)
                .process(exchange -> work(exchange).problem("not added to the form: " + reason(exchange)))
            .end();
    }

    private static void tagOfSubscriber(Exchange exchange) {
        Map.Entry<?, ?> tag = exchange.getMessage().getBody(Map.Entry.class);
        exchange.setProperty(TAG_NAME, tag.getKey());
        exchange.getMessage().setHeader(KitConstants.TAG_ID, tag.getValue());
        exchange.getMessage().setHeader(KitConstants.SUBSCRIBER_ID, work(exchange).subscriberId());
        exchange.getMessage().setBody(null);
    }

    /** Kit's own words if there are any. */
    private static String reason(Exchange exchange) {
        Exception caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        return caught instanceof KitException kit && !kit.getErrors().isEmpty() ? String.join("; ", kit.getErrors())
                : caught.getMessage();
    }

    private static String tagName(Exchange exchange) {
        return exchange.getProperty(TAG_NAME, String.class);
    }

    private static Work work(Exchange exchange) {
        return exchange.getProperty(WORK, Work.class);
    }
}
