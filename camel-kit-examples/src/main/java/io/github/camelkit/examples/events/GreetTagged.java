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

import java.util.function.Consumer;

import io.github.camelkit.KitConstants;
import io.github.camelkit.model.Subscriber;
import io.github.camelkit.simulator.KitSimulator;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/**
 * Greets each subscriber who gets a tag, by an unsigned webhook: it is for one event of one tag.
 */
public final class GreetTagged extends RouteBuilder {

    static final int PORT = 8090;

    private final long tagId;
    private final String publicUrl;
    private final Consumer<String> greetings;

    GreetTagged(long tagId, String publicUrl, Consumer<String> greetings) {
        this.tagId = tagId;
        this.publicUrl = publicUrl;
        this.greetings = greetings;
    }

    @Override
    public void configure() {
        from("kit:webhooks?event=subscriber.tag_add&tagId=" + tagId + "&publicUrl=" + publicUrl)
            .routeId("greet")
            .log("${header." + KitConstants.EVENT_TYPE + "} of tag ${header." + KitConstants.EVENT_TAG_ID + "}")
            .process(e -> greetings.accept("Welcome, " + e.getMessage().getBody(Subscriber.class).firstName() + "!"));
    }

    /** Runs against a simulator on this machine, which tags a subscriber every few seconds. */
    public static void main(String[] arguments) throws Exception {
        try (KitSimulator kit = KitSimulator.start()) {
            long tagId = kit.state().addTag("Reader");
            Main main = EventsMain.of(kit, PORT);
            main.configure().addRoutesBuilder(new GreetTagged(tagId, EventsMain.publicUrl(PORT), System.out::println));
            main.configure().addRoutesBuilder(EventsMain.tagging(tagId));
            main.run();
        }
    }
}
