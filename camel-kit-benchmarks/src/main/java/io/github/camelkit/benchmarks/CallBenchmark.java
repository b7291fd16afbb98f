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

import java.util.concurrent.TimeUnit;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The time of one call, from a template to the answer as an object. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CallBenchmark {

    /** Where the server listens. */
    @Param("")
    public String baseUri;

    private CamelContext context;
    private ProducerTemplate template;

    /** Starts the context with all of the routes. */
    @Setup
    public void start() throws Exception {
        context = KitContexts.withoutQuota(baseUri);
        context.addRoutes(new CallRoutes(baseUri));
        context.start();
        template = context.createProducerTemplate();
    }

    /** Stops the context. */
    @TearDown
    public void stop() {
        context.stop();
    }

    /** A GET with the component. */
    @Benchmark
    public Object kitGet() throws Exception {
        return call("direct:kitGet", CallBenchmark::get);
    }

    /** A GET without it. */
    @Benchmark
    public Object handGet() throws Exception {
        return call("direct:handGet", CallBenchmark::get);
    }

    /** A POST with the component. */
    @Benchmark
    public Object kitCreate() throws Exception {
        return call("direct:kitCreate", CallBenchmark::create);
    }

    /** A POST without it. */
    @Benchmark
    public Object handCreate() throws Exception {
        return call("direct:handCreate", CallBenchmark::create);
    }

    private Object call(String route, Processor request) throws Exception {
        Exchange exchange = template.request(route, request);
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        return exchange.getMessage().getBody();
    }

    private static void get(Exchange exchange) {
        exchange.getMessage().setHeader(CallRoutes.ID, 7);
    }

    private static void create(Exchange exchange) {
        exchange.getMessage().setBody(CallRoutes.SUBSCRIBER);
    }
}
