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
package io.github.camelkit.poll;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.github.camelkit.KitComponent;
import io.github.camelkit.KitTestSupport;
import io.github.camelkit.model.Subscriber;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Two nodes of which one polls: the other goes on where it has stopped. */
class MasterTest extends KitTestSupport {

    @TempDir
    private Path directory;
    private final List<String> came = new CopyOnWriteArrayList<>();
    private int number;

    private CamelContext node(String name) throws Exception {
        CamelContext node = new DefaultCamelContext();
        node.getShutdownStrategy().setTimeout(5);
        configure(node.getComponent("kit", KitComponent.class).getConfiguration());
        FileLockClusterService cluster = new FileLockClusterService();
        cluster.setRoot(directory.resolve("cluster").toString());
        cluster.setAcquireLockDelay(10, TimeUnit.MILLISECONDS);
        cluster.setAcquireLockInterval(50, TimeUnit.MILLISECONDS);
        cluster.setId(name);
        node.addService(cluster);
        node.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("master:kit:kit:subscribers?initial=all&initialDelay=1&delay=20&checkpoint=file:"
                        + directory.resolve("checkpoints"))
                        .routeId("poll").process(e -> came.add(name + ' '
                                + e.getMessage().getBody(Subscriber.class).emailAddress()));
            }
        });
        node.start();
        return node;
    }

    private String add() {
        String email = "s" + number++ + "@example.com";
        kit.state().addSubscriber(email);
        return email;
    }

    private void awaitCame(String line) {
        await().atMost(Duration.ofSeconds(20)).until(() -> came.contains(line));
    }

    @Test
    void theOtherNodeGoesOn() throws Exception {
        try (CamelContext first = node("a")) {
            awaitCame("a " + add());
            try (CamelContext second = node("b")) {
                awaitCame("a " + add());
                first.stop();
                awaitCame("b " + add());
                try (CamelContext third = node("c")) {
                    awaitCame("b " + add());
                    second.stop();
                    awaitCame("c " + add());
                    assertThat(third.getStatus().isStarted()).isTrue();
                }
            }
        }
        assertThat(came).hasSize(5);
    }

    @Test
    void aNodeThatLeadsAgainGoesOn() throws Exception {
        try (CamelContext node = node("a")) {
            awaitCame("a " + add());
            for (int i = 0; i < 3; i++) {
                node.getRouteController().stopRoute("poll");
                String email = add();
                node.getRouteController().startRoute("poll");
                awaitCame("a " + email);
            }
        }
        assertThat(came).hasSize(4);
    }
}
