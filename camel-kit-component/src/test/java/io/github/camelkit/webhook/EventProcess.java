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

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

import io.github.camelkit.KitComponent;
import io.github.camelkit.KitConfiguration;
import io.github.camelkit.model.Subscriber;
import io.github.camelkit.store.Jvm;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.h2.jdbcx.JdbcConnectionPool;

/** A Java process that receives events, fails one in ten at random, and writes down whom the others were about. */
public final class EventProcess {

    private static FileChannel done;

    private EventProcess() {
    }

    /** With the address of Kit, the API key, the port to listen on, and a directory. */
    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[3]);
        done = FileChannel.open(directory.resolve("done"), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        DefaultCamelContext context = new DefaultCamelContext();
        KitComponent component = context.getComponent("kit", KitComponent.class);
        component.setStoreDirectory(directory.resolve("store").toString());
        KitConfiguration configuration = component.getConfiguration();
        configuration.setBaseUri(arguments[0]);
        configuration.setApiKey(arguments[1]);
        MainHttpServer server = new MainHttpServer();
        server.setCamelContext(context);
        server.setHost("127.0.0.1");
        server.setPort(Integer.parseInt(arguments[2]));
        server.setPath("/");
        context.addService(server, true, true);
        context.getRegistry().bind("events", new JdbcMessageIdRepository(database(directory), "kit"));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kit:webhook-endpoints?events=subscriber.created&idempotentRepository=#events&retryAfter=1000"
                        + "&publicUrl=http://127.0.0.1:" + arguments[2]).process(EventProcess::act);
            }
        });
        context.start();
        Jvm.sayReady();
        Thread.currentThread().join();
    }

    private static DataSource database(Path directory) {
        return JdbcConnectionPool.create("jdbc:h2:file:" + directory.resolve("h2").toAbsolutePath(), "sa", "");
    }

    private static void act(Exchange exchange) throws Exception {
        if (ThreadLocalRandom.current().nextInt(10) == 0) {
            throw new IllegalStateException("one in ten");
        }
        String line = exchange.getMessage().getBody(Subscriber.class).id() + "\n";
        done.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
    }
}
