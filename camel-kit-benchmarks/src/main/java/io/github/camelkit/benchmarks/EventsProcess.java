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

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.model.dataformat.JsonLibrary;

/**
 * A Java process with an HTTP server that takes deliveries in several ways. Asked, it answers how many exchanges they
 * made since it was asked before, and how much time of the processors it has used.
 */
final class EventsProcess {

    /** Reads the JSON, and does nothing else. */
    static final String BARE = "/bare";
    /** Reads the JSON, and makes an exchange for each event: neither signatures nor repetitions are looked at. */
    static final String SPLIT = "/split";
    /** An exchange for each event. */
    static final String EACH = "/each";
    /** An exchange for each delivery. */
    static final String LIST = "/list";
    static final Set<String> SPLITTING = Set.of(SPLIT, EACH);
    static final String SECRET = "whsec_of_the_benchmarks";
    private static final LongAdder EXCHANGES = new LongAdder();

    private EventsProcess() {
    }

    /** Says where it listens. */
    public static void main(String[] arguments) throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        CamelContext context = KitContexts.withoutQuota("http://127.0.0.1:1");
        MainHttpServer server = new MainHttpServer();
        server.setCamelContext(context);
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.setPath("/");
        context.addService(server, true, true);
        context.addRoutes(routes());
        context.start();
        Jvm.serve("http://127.0.0.1:" + port, question -> EXCHANGES.sumThenReset() + " " + Cpu.nanos());
    }

    private static RouteBuilder routes() {
        String kit = "kit:webhook-endpoints?events=subscriber.created&autoRegister=false&signingSecret=" + SECRET;
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:" + BARE + "?httpMethodRestrict=POST")
                        .unmarshal().json(JsonLibrary.Jackson, Map.class)
                        .process(exchange -> EXCHANGES.increment())
                        .setBody(constant(""));
                from("platform-http:" + SPLIT + "?httpMethodRestrict=POST")
                        .unmarshal().json(JsonLibrary.Jackson, Map.class)
                        .split(simple("${body[events]}")).process(exchange -> EXCHANGES.increment()).end()
                        .setBody(constant(""));
                from(kit + "&path=" + EACH).process(exchange -> EXCHANGES.increment());
                from(kit + "&splitResult=false&path=" + LIST).process(exchange -> EXCHANGES.increment());
            }
        };
    }
}
