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
package io.github.camelkit.examples.events;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.camelkit.simulator.KitSimulator;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Both examples, from a tag in Kit to the greeting. */
class GreetingsTest {

    private final BlockingQueue<String> greetings = new LinkedBlockingQueue<>();

    private interface Example {
        RouteBuilder of(long tagId, String publicUrl);
    }

    private void greets(Example example, String greeting) throws Exception {
        try (KitSimulator kit = KitSimulator.start()) {
            int port = freePort();
            long tagId = kit.state().addTag("Reader");
            Main main = EventsMain.of(kit, port);
            main.configure().addRoutesBuilder(example.of(tagId, EventsMain.publicUrl(port)));
            main.configure().addRoutesBuilder(EventsMain.tagging(tagId));
            main.start();
            try {
                assertThat(greetings.poll(20, TimeUnit.SECONDS)).matches(greeting);
            } finally {
                main.stop();
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void byAnUnsignedWebhook() throws Exception {
        greets((tagId, publicUrl) -> new GreetTagged(tagId, publicUrl, greetings::add), "Welcome, Ann the \\d+\\..*");
    }

    @Test
    void bySignedEvents() throws Exception {
        greets((tagId, publicUrl) -> new GreetSigned(tagId, publicUrl, greetings::add), "Welcome, Ann the \\d+\\..*");
    }
}
