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

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.dataformat.JsonLibrary;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/**
 * A Java process that reads all subscribers in one way, and tells how many milliseconds it took, how many of the
 * processors it used, and how many kilobytes it held.
 */
final class StreamProcess {

    private static final int SAMPLES = 10;
    private static final String QUERY = "per_page=1000&status=all&after=";

    private final String baseUri;
    private int seen;
    private int step = Integer.MAX_VALUE;
    private long heldKb;
    private long samplingNanos;
    private long samplingCpu;

    private StreamProcess(String baseUri) {
        this.baseUri = baseUri;
    }

    /** The ways; each reads to the end. */
    enum Way {
        /** HTTP and Jackson alone. */
        BARE,
        /** A loop in a route. */
        LOOP,
        /** The stream of the component, as maps, read by a processor. */
        MAPS,
        /** The stream of the component, as models, read by a processor. */
        READ,
        /** The stream of the component, split. */
        SPLIT
    }

    /** With the way, the addresses of a server to warm up with and of the one with so many subscribers. */
    public static void main(String[] arguments) throws Exception {
        Way way = Way.valueOf(arguments[0]);
        new StreamProcess(arguments[1]).run(way);
        StreamProcess measured = new StreamProcess(arguments[2]);
        int count = Integer.parseInt(arguments[3]);
        measured.step = Math.max(1, count / SAMPLES);
        long cpu = Cpu.nanos();
        long nanos = measured.run(way);
        cpu = Cpu.nanos() - cpu - measured.samplingCpu;
        if (measured.seen != count) {
            throw new IllegalStateException(measured.seen + " subscribers instead of " + count);
        }
        System.out.println(nanos / 1_000_000 + " " + cpu / 1_000_000 + " " + measured.heldKb);
        System.exit(0);
    }

    /** How long it takes, without the samples of the memory. */
    private long run(Way way) throws Exception {
        if (way == Way.BARE) {
            long start = System.nanoTime();
            bare();
            return System.nanoTime() - start - samplingNanos;
        }
        try (DefaultCamelContext context = KitContexts.withoutQuota(baseUri)) {
            context.addRoutes(routes());
            context.start();
            long start = System.nanoTime();
            Exchange done = context.createProducerTemplate().request("direct:" + way, exchange -> { });
            if (done.getException() != null) {
                throw done.getException();
            }
            return System.nanoTime() - start - samplingNanos;
        }
    }

    private void bare() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        try (CloseableHttpClient client = HttpClients.createDefault()) {
            String after = "";
            while (after != null) {
                HttpGet request = new HttpGet(baseUri + "/v4/subscribers?" + QUERY + after);
                request.setHeader("X-Kit-Api-Key", SimulatorProcess.API_KEY);
                byte[] body = client.execute(request, response -> EntityUtils.toByteArray(response.getEntity()));
                Map<?, ?> page = mapper.readValue(body, Map.class);
                ((List<?>) page.get("subscribers")).forEach(this::take);
                Map<?, ?> pagination = (Map<?, ?>) page.get("pagination");
                after = Boolean.TRUE.equals(pagination.get("has_next_page"))
                        ? pagination.get("end_cursor").toString() : null;
            }
        }
    }

    private RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:" + Way.LOOP)
                        .setProperty("after", constant("")).setProperty("more", constant(true))
                        .loopDoWhile(exchangeProperty("more"))
                            .setHeader("X-Kit-Api-Key", constant(SimulatorProcess.API_KEY))
                            .setHeader(Exchange.HTTP_METHOD, constant("GET"))
                            .setHeader(Exchange.HTTP_PATH, constant("/v4/subscribers"))
                            .setHeader(Exchange.HTTP_QUERY, simple(QUERY + "${exchangeProperty.after}"))
                            .to(baseUri)
                            .unmarshal().json(JsonLibrary.Jackson, Map.class)
                            .setProperty("more", simple("${body[pagination][has_next_page]}"))
                            .setProperty("after", simple("${body[pagination][end_cursor]}"))
                            .split(simple("${body[subscribers]}")).streaming()
                                .process(exchange -> take(exchange.getMessage().getBody()))
                            .end()
                        .end();
                from("direct:" + Way.MAPS)
                        .to("kit:subscribers?operation=list&paging=stream&status=all&perPage=1000&outputType=map")
                        .process(exchange -> takeAll(exchange.getMessage().getBody(Iterator.class)));
                from("direct:" + Way.READ)
                        .to("kit:subscribers?operation=list&paging=stream&status=all&perPage=1000")
                        .process(exchange -> takeAll(exchange.getMessage().getBody(Iterator.class)));
                from("direct:" + Way.SPLIT)
                        .to("kit:subscribers?operation=list&paging=stream&status=all&perPage=1000")
                        .split(body()).streaming().process(exchange -> take(exchange.getMessage().getBody()));
            }
        };
    }

    private void takeAll(Iterator<?> subscribers) {
        subscribers.forEachRemaining(this::take);
    }

    /** One subscriber; now and then, what is in memory. */
    private void take(Object subscriber) {
        if (subscriber != null && ++seen % step == step / 2) {
            long start = System.nanoTime();
            long cpu = Cpu.nanos();
            System.gc();
            Runtime memory = Runtime.getRuntime();
            heldKb = Math.max(heldKb, (memory.totalMemory() - memory.freeMemory()) / 1024);
            samplingNanos += System.nanoTime() - start;
            samplingCpu += Cpu.nanos() - cpu;
        }
    }
}
