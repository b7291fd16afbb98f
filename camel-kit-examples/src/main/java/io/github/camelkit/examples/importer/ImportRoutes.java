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
import java.util.concurrent.ConcurrentHashMap;

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
 */
class ImportRoutes extends RouteBuilder {

    static final String IMPORT = "direct:import";

    private static final int LINES_AT_A_TIME = 8;
    private static final int CREATED = 201;
    private static final String TAG_NAME = "tagName";
    private static final String LINE = "line";
    private static final String IS_NEW = "isNew";

    private final SubscriberFile file;
    private final SubscriberLines lines;
    private final ImportReport report;
    private final Map<String, Long> tagIds = new ConcurrentHashMap<>();
    private final Map<String, String> refusedTags = new ConcurrentHashMap<>();

    ImportRoutes(SubscriberFile file, SubscriberLines lines, ImportReport report) {
        this.file = file;
        this.lines = lines;
        this.report = report;
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
        lineRoute();
    }

    /** Asks for each tag once and remembers its id; "create" answers the tag of that name if there is one. */
    private void tagsRoute() {
        from("direct:tags")
            .split(constant(file.tags())).stopOnException()
                .to("direct:tag");

        from("direct:tag")
            .setProperty(TAG_NAME, body())
            .setBody().body(String.class, Tag::named)
            .doTry()
                .to("kit:tags?operation=create")
                .process(exchange -> tagIds.put(tagName(exchange), exchange.getMessage().getBody(Tag.class).id()))
            .doCatch(KitValidationException.class)
                .process(exchange -> refusedTags.put(tagName(exchange), reason(exchange)))
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
     * What Kit finds wrong with a line is the line's fault, and the job goes on. Anything else, such as a wrong key or
     * a Kit that cannot be reached after all retries, would befall the next line too, and ends the job.
     * <p>
     * It is {@code doTry} and not {@code onException} because of {@code stopOnException}, which takes what
     * {@code onException} has handled for a failure and ends the split without a word.
     */
    private void lineRoute() {
        from("direct:line")
            .setProperty(LINE, body())
            .doTry()
                .to("direct:subscriber")
            .doCatch(KitValidationException.class, KitNotFoundException.class, LineRejectedException.class)
                .process(this::rejected)
            .end();

        from("direct:subscriber")
            .process(this::checkLine)
            .setBody().body(SubscriberLine.class, SubscriberLine::toSubscriber)
            .to("kit:subscribers?operation=create")
            .setProperty(IS_NEW).message(m -> m.getHeader(KitConstants.RESPONSE_CODE, Integer.class) == CREATED)
            .filter(exchange -> line(exchange).hasTag())
                // The body is the subscriber that Kit answered, whose id says who gets the tag
                .setHeader(KitConstants.TAG_ID).exchange(exchange -> tagIds.get(line(exchange).tag()))
                .to("kit:tags?operation=addSubscriber")
            .end()
            .process(this::imported);
    }

    private void checkLine(Exchange exchange) {
        SubscriberLine line = line(exchange);
        if (line.problem() != null) {
            throw new LineRejectedException(line.problem());
        }
        if (refusedTags.containsKey(line.tag())) {
            throw new LineRejectedException("Tag " + line.tag() + ": " + refusedTags.get(line.tag()));
        }
    }

    private void imported(Exchange exchange) {
        report.imported(exchange.getProperty(IS_NEW, Boolean.class), line(exchange).hasTag());
    }

    private void rejected(Exchange exchange) {
        SubscriberLine line = line(exchange);
        boolean imported = exchange.getProperty(IS_NEW) != null;
        report.rejected(line, imported ? "Imported, but not tagged " + line.tag() + ": " + reason(exchange)
                : reason(exchange));
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

    private static SubscriberLine line(Exchange exchange) {
        return exchange.getProperty(LINE, SubscriberLine.class);
    }
}
