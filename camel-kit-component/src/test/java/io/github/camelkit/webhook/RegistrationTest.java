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

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.camelkit.KitConfiguration;
import io.github.camelkit.model.KitPage;
import io.github.camelkit.model.Webhook;
import io.github.camelkit.model.WebhookEndpoint;
import io.github.camelkit.simulator.http.RecordedRequest;
import io.github.camelkit.simulator.state.Switch;
import io.github.camelkit.store.FileKitStore;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** How consumers register: once, taking over what is theirs, and nothing else. */
class RegistrationTest extends EventTestSupport {

    @TempDir
    private Path directory;

    @Override
    protected void configure(KitConfiguration configuration) {
        super.configure(configuration);
        configuration.setRetryAttempts(1);
        component().setStore(new FileKitStore(directory));
    }

    private void add(String id, String uri) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri + "&publicUrl=" + publicUrl + "/").routeId(id).process(received::add);
            }
        });
    }

    private void addAndAwait(String id, String uri) throws Exception {
        add(id, uri);
        await().until(() -> isRegistered(id));
    }

    private void remove(String id) throws Exception {
        context.getRouteController().stopRoute(id);
        context.removeRoute(id);
    }

    private long writes() {
        return kit.requests().stream().filter(r -> r.path().contains("webhook") && !r.method().equals("GET")).count();
    }

    private WebhookEndpoint onlyEndpoint() {
        List<?> all = call(KitPage.class, "kit:webhook-endpoints?operation=list", null);
        assertThat(all).hasSize(1);
        return (WebhookEndpoint) all.get(0);
    }

    private void awaitDelivered() {
        received.clear();
        kit.state().testWebhookEndpoint(onlyEndpoint().id());
        await().until(() -> received.size() == 1);
    }

    @Test
    void nextStartTakesOverWhatIsThere() throws Exception {
        long tag = kit.state().addTag("Reader");
        long sequence = kit.state().addSequence("Course");
        List<String> uris = List.of("kit:webhooks?event=subscriber.tag_add&tagId=" + tag,
                "kit:webhooks?event=subscriber.course_subscribe&sequenceId=" + sequence,
                "kit:webhooks?event=subscriber.course_complete&sequenceId=" + sequence,
                "kit:webhooks?event=subscriber.link_click&initiatorValue=https://example.com/",
                "kit:webhooks?event=subscriber.subscriber_bounce",
                "kit:webhook-endpoints?events=tag.created,tag.deleted");
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < uris.size(); i++) {
                addAndAwait("r" + i, uris.get(i));
            }
            for (int i = 0; i < uris.size() - 1 || round == 0 && i < uris.size(); i++) {
                remove("r" + i);
            }
        }
        assertThat(kit.state().webhookCount()).isEqualTo(5);
        assertThat(writes()).isEqualTo(6);
        awaitDelivered();
    }

    @Test
    void whatDiffersIsRepairedAndOthersAreLeftAlone() throws Exception {
        String other = "{\"url\":\"https://other.example.com/\",\"events\":[\"tag.created\"]}";
        WebhookEndpoint others = call(WebhookEndpoint.class, "kit:webhook-endpoints?operation=create", other);
        Webhook webhook = call(Webhook.class, "kit:webhooks?operation=create",
                "{\"target_url\":\"https://other.example.com/\",\"event\":{"
                        + "\"name\":\"subscriber.subscriber_bounce\"}}");
        addAndAwait("one", "kit:webhook-endpoints?path=/in&events=tag.created");
        remove("one");
        List<?> all = call(KitPage.class, "kit:webhook-endpoints?operation=list", null);
        long ours = all.stream().map(WebhookEndpoint.class::cast).filter(e -> e.url().startsWith(publicUrl))
                .findFirst().orElseThrow().id();
        call(WebhookEndpoint.class, "kit:webhook-endpoints?operation=update&webhookEndpointId=" + ours,
                Map.of("status", "disabled"));

        addAndAwait("two", "kit:webhook-endpoints?path=/in&events=tag.deleted,tag.created");
        addAndAwait("three", "kit:webhooks?event=subscriber.subscriber_bounce");

        WebhookEndpoint repaired = endpoint(ours);
        assertThat(repaired.events()).containsExactlyInAnyOrder("tag.created", "tag.deleted");
        assertThat(repaired.status()).isEqualTo("active");
        assertThat(endpoint(others.id()).events()).containsExactly("tag.created");
        assertThat(kit.state().webhookCount()).isEqualTo(2);
        assertThat(call(KitPage.class, "kit:webhooks?operation=list", null).stream().map(w -> ((Webhook) w).id()))
                .contains(webhook.id());
    }

    private WebhookEndpoint endpoint(long id) {
        return call(WebhookEndpoint.class, "kit:webhook-endpoints?operation=get&webhookEndpointId=" + id, null);
    }

    @Test
    void lostSecretIsSaidAndReplacedIfWanted() throws Exception {
        String uri = "kit:webhook-endpoints?path=/in&events=tag.created";
        addAndAwait("one", uri);
        remove("one");
        new FileKitStore(directory).keys().forEach(this::forget);
        add("one", uri);
        await().until(() -> health("one").getState() == HealthCheck.State.DOWN);
        assertThat(health("one").getMessage().orElseThrow()).contains("signingSecret").contains("onLostSecret=rotate");
        assertThat(context.getRouteController().getRouteStatus("one").isStarted()).isTrue();
        // What cannot be checked yet may be Kit's, and is to come again
        kit.state().testWebhookEndpoint(onlyEndpoint().id());
        await().until(() -> healthDetails("one").containsKey("refused, signature that cannot be checked yet"));
        remove("one");

        // Within an earlier rotation's overlap, too
        call(WebhookEndpoint.class, "kit:webhook-endpoints?operation=rotateSecret&webhookEndpointId="
                + onlyEndpoint().id(), null);
        addAndAwait("one", uri + "&onLostSecret=rotate");
        assertThat(kit.countStatus(409)).isEqualTo(1);
        awaitDelivered();
        remove("one");

        addAndAwait("one", uri);
        awaitDelivered();
    }

    private void forget(String key) {
        try {
            new FileKitStore(directory).remove(key);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void secretBySetting() throws Exception {
        WebhookEndpoint made = call(WebhookEndpoint.class, "kit:webhook-endpoints?operation=create",
                "{\"url\":\"" + publicUrl + "/in\",\"events\":[\"tag.created\"]}");
        // By reference, so that they do not stand in the addresses of endpoints
        context.getRegistry().bind("one", made.secret());
        context.getRegistry().bind("both", "whsec_old," + made.secret());
        addAndAwait("one", "kit:webhook-endpoints?path=/in&events=tag.created&signingSecret=#both");
        awaitDelivered();
        remove("one");
        add("two", "kit:webhook-endpoints?path=/in&events=tag.created&autoRegister=false&signingSecret=#one");
        awaitDelivered();
        assertThat(writes()).isEqualTo(1);
    }

    @Test
    void failureIsTriedAgain() throws Exception {
        kit.faults().next(1).status(503);
        add("one", "kit:webhooks?event=subscriber.subscriber_bounce");
        await().until(() -> health("one").getState() == HealthCheck.State.DOWN);
        await().until(() -> isRegistered("one"));
        assertThat(health("one").getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(kit.state().webhookCount()).isEqualTo(1);
    }

    @Test
    void refusedByKit() throws Exception {
        kit.switches().set(Switch.PUBLIC_URLS_ONLY, true);
        add("one", "kit:webhook-endpoints?path=/in&events=tag.created");
        await().until(() -> health("one").getState() == HealthCheck.State.DOWN);
        assertThat(health("one").getMessage().orElseThrow()).contains("Url must be a public HTTPS address");
        kit.switches().set(Switch.PUBLIC_URLS_ONLY, false);
        await().until(() -> isRegistered("one"));
    }

    @Test
    void unregistersOnlyIfToldTo() throws Exception {
        addAndAwait("one", "kit:webhooks?event=subscriber.subscriber_bounce&autoUnregister=true");
        addAndAwait("two", "kit:webhook-endpoints?events=tag.created&autoUnregister=true");
        addAndAwait("three", "kit:webhooks?event=subscriber.subscriber_complain");
        remove("one");
        remove("two");
        remove("three");
        assertThat(kit.state().webhookCount()).isEqualTo(1);
        assertThat(kit.state().webhookEndpointCount()).isZero();
        assertThat(new FileKitStore(directory).keys()).isEmpty();
    }

    @Test
    void registersWhenItListensAndNotBefore() throws Exception {
        addAndAwait("one", "kit:webhooks?event=subscriber.subscriber_bounce");
        String target = call(KitPage.class, "kit:webhooks?operation=list", null).stream()
                .map(w -> ((Webhook) w).targetUrl()).findFirst().orElseThrow().toString();
        assertThat(target).matches("\\Q" + publicUrl + "\\E/kit/webhooks/subscriber.subscriber_bounce/[0-9a-f]{40}");
        String token = target.substring(target.lastIndexOf('/') + 1);
        assertThat(context.getEndpoints()).noneMatch(e -> e.getEndpointUri().contains(token));
        assertThat(kit.requests()).extracting(RecordedRequest::path).first().asString().startsWith("/v4/webhooks");
    }
}
