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
package io.github.camelkit.bulk;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.camelkit.KitConstants;
import io.github.camelkit.exception.KitBulkQuotaException;
import io.github.camelkit.exception.KitConnectionException;
import io.github.camelkit.model.Subscriber;
import io.github.camelkit.server.LoopbackServer;
import io.github.camelkit.simulator.http.RecordedRequest;
import io.github.camelkit.simulator.state.Switch;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Large calls that Kit answers with a callback. */
class AsyncBulkTest extends BulkTestSupport {

    private static final String PATH = "/v4/bulk/subscribers";
    private static final Pattern CALLBACK = Pattern.compile("\"callback_url\":\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private String publicUrl;
    private String create;

    @Override
    protected void setUp() throws Exception {
        publicUrl = LoopbackServer.start(context);
        create = "kit:subscribers?operation=bulkCreate&bulkMode=ASYNC&publicUrl=" + publicUrl;
    }

    @Test
    void oneCallForAll() {
        List<Map<String, Object>> list = subscribers(2_500);
        list.set(1_700, fields("email_address", "nonsense", "first_name", "Bad"));

        BulkReport<Subscriber> report = create(create, list);

        assertThat(requests("POST", PATH)).singleElement().matches(r -> r.status() == 202);
        assertThat(callback(0)).matches(publicUrl + "/kit/bulk/[0-9a-f]{40}");
        assertThat(report.calls()).isEqualTo(1);
        assertThat(report.doneCount()).isEqualTo(2_499);
        assertThat(report.all().get(1_700).errors()).containsExactly("Email address is invalid");
        for (int i = 0; i < 2_500; i++) {
            assertThat(report.all().get(i).given().get("email_address")).isEqualTo(list.get(i).get("email_address"));
        }
        assertThat(kit.requests()).hasSize(1);
    }

    @Test
    void upToAHundredAreAnsweredAtOnce() {
        BulkReport<Subscriber> report = create(create, subscribers(100));

        assertThat(report.doneCount()).isEqualTo(100);
        assertThat(requests("POST", PATH)).singleElement()
                .matches(r -> r.status() == 200 && !r.body().contains("callback_url"));
    }

    @Test
    void isSplitAtTheMostBytes() {
        component().setMaxAsyncBytes(20_000);

        BulkReport<Subscriber> report = create(create, subscribers(2_000));

        assertThat(report.doneCount()).isEqualTo(2_000);
        assertThat(report.all()).extracting(i -> i.result().firstName())
                .isEqualTo(IntStream.range(0, 2_000).mapToObj(i -> "N" + i).toList());
        List<RecordedRequest> requests = requests("POST", PATH);
        assertThat(requests).hasSizeBetween(5, 8).allMatch(r -> r.body().length() <= 20_000);
        assertThat(requests).filteredOn(r -> r.status() == 202).extracting(r -> callback(r.body()))
                .doesNotHaveDuplicates();
    }

    @Test
    void fieldsAreSetInASecondStep() {
        kit.state().addCustomField("Town");
        kit.state().addCustomField("Age");
        List<Map<String, Object>> list = subscribers(1_000);
        list.forEach(s -> s.put("fields", fields("town", "Town " + s.get("first_name"), "age", "36")));

        BulkReport<Subscriber> report = create(create, list);

        assertThat(report.doneCount()).isEqualTo(1_000);
        assertThat(kit.requests()).as("the fields are listed, subscribers created, values set").hasSize(3);
        assertThat(kit.state().subscriberFields(kit.state().subscriberId("s999@example.com")))
                .containsEntry("town", "Town N999").containsEntry("age", "36");
    }

    @Test
    void pairsAndDeletions() {
        List<Map<String, Object>> tags = IntStream.range(0, 150)
                .mapToObj(i -> fields("id", kit.state().addTag("Tag " + i))).toList();

        BulkReport<?> report = call(BulkReport.class, "kit:tags?operation=bulkDelete&bulkMode=ASYNC&publicUrl="
                + publicUrl, tags);

        assertThat(report.doneCount()).isEqualTo(150);
        assertThat(kit.requests()).singleElement().matches(r -> r.status() == 202);
    }

    @Test
    void aCallbackThatNeverComes() {
        kit.switches().set(Switch.BULK_CALLBACKS, false);

        component().setMaxAsyncBytes(10_000);
        Exchange exchange = send(create + "&callbackTimeout=300", subscribers(1_000));

        assertThat(exchange.getException()).isInstanceOfSatisfying(BulkIncompleteException.class, e -> {
            assertThat(e.isOutcomeUnknown()).isTrue();
            assertThat(e).hasMessageContaining("option callbackTimeout").hasCauseInstanceOf(
                    CallbackMissingException.class);
            assertThat(e.toString()).doesNotContain(token(callback(0)));
            assertThat(e.getReport().total()).isEqualTo(1_000);
            int sent = requests("POST", PATH).get(0).body().split("email_address").length - 1;
            assertThat(e.getReport().unknownCount()).isEqualTo(sent).isGreaterThan(100);
            assertThat(e.getReport().all().subList(0, sent)).allMatch(BulkItem::isUnknown);
            assertThat(e.getReport().all().subList(sent, 1_000)).allMatch(i -> i.isFailed()
                    && i.errors().get(0).contains("not sent"));
        });
        assertThat(requests("POST", PATH)).as("the next one would be waited for in vain").hasSize(1);
        assertThat(post(callback(0), "{}")).as("too late").isEqualTo(404);
    }

    @Test
    void aListThatBreaksWhereACallbackIsMissing() {
        kit.switches().set(Switch.BULK_CALLBACKS, false);
        Iterator<Map<String, Object>> broken = Stream.concat(subscribers(500).stream(), Stream.of(1)
                .map(i -> missing())).iterator();

        component().setMaxAsyncBytes(10_000);
        Exchange exchange = send(create + "&callbackTimeout=300", broken);

        assertThat(exchange.getException()).isInstanceOfSatisfying(BulkIncompleteException.class, e -> {
            assertThat(e.getReport().total()).isEqualTo(500);
            assertThat(e.getReport().unknownCount()).isPositive();
            assertThat(e.getSuppressed()).singleElement().asString().contains("the cursor is gone");
        });
    }

    private static Map<String, Object> missing() {
        throw new IllegalStateException("the cursor is gone");
    }

    @Test
    void aCallbackIsTakenOnce() throws Exception {
        CompletableFuture<Exchange> sent = sendWithoutCallbacks(create);
        String callback = callback(0);

        assertThat(post(callback, answerTo(0))).isEqualTo(200);
        assertThat(post(callback, answerTo(0))).isEqualTo(404);
        Exchange exchange = sent.get(10, TimeUnit.SECONDS);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(BulkReport.class).doneCount()).isEqualTo(150);
        assertThat(post(callback, answerTo(0))).isEqualTo(404);
    }

    @Test
    void strangersAreRefused() throws Exception {
        component().setMaxCallbackBytes(20_000);
        CompletableFuture<Exchange> sent = sendWithoutCallbacks(create);
        String callback = callback(0);

        assertThat(post(publicUrl + "/kit/bulk/unknown-of-forty-characters-or-about-that", "{}")).isEqualTo(404);
        assertThat(post(publicUrl + "/kit/bulk", "{}")).isEqualTo(404);
        assertThat(send(callback, r -> r.GET())).isEqualTo(405);
        assertThat(send(callback, r -> r.PUT(HttpRequest.BodyPublishers.ofString("{}")))).isEqualTo(405);
        assertThat(post(callback, "{\"subscribers\":")).isEqualTo(400);
        assertThat(post(callback, "[]")).isEqualTo(400);
        assertThat(post(callback, "{\"x\":\"" + "x".repeat(20_000) + "\"}")).isEqualTo(413);
        assertThat(send(callback, r -> r.header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{}")))).isEqualTo(415);
        assertThat(sent).isNotDone();

        assertThat(post(callback, answerTo(0))).isEqualTo(200);
        assertThat(sent.get(10, TimeUnit.SECONDS).getException()).isNull();
    }

    @Test
    void callbacksInAnotherOrder() throws Exception {
        CompletableFuture<Exchange> first = sendWithoutCallbacks(create);
        CompletableFuture<Exchange> second = Sending.one(context, create,
                IntStream.range(0, 120).mapToObj(i -> "t" + i + "@example.com").toList());
        await().until(() -> requests("POST", PATH).size() == 2);

        post(callback(1), answerTo(1));
        assertThat(second.get(10, TimeUnit.SECONDS).getMessage().getBody(BulkReport.class).doneCount()).isEqualTo(120);
        assertThat(first).isNotDone();
        post(callback(0), answerTo(0));
        assertThat(first.get(10, TimeUnit.SECONDS).getMessage().getBody(BulkReport.class).doneCount()).isEqualTo(150);
    }

    @Test
    void aCallbackBeforeTheAcceptance() {
        // The answer is late, and what was asked for is not
        kit.switches().set(Switch.BULK_DELAY, Duration.ZERO);
        kit.faults().next(1).on("POST", PATH).delay(Duration.ofSeconds(2));

        BulkReport<Subscriber> report = create(create + "&callbackTimeout=1500", subscribers(150));

        assertThat(report.doneCount()).isEqualTo(150);
        assertThat(requests("POST", PATH)).hasSize(1);
    }

    @Test
    void isNotSentAgainWhenItsOutcomeIsUnknown() {
        kit.switches().set(Switch.BULK_CALLBACKS, false);
        kit.faults().next(1).on("POST", PATH).dropAfter();

        Exchange exchange = send(create, subscribers(150));

        assertThat(exchange.getException()).isInstanceOfSatisfying(KitConnectionException.class,
                e -> assertThat(e.isOutcomeUnknown()).isTrue());
        assertThat(requests("POST", PATH)).hasSize(1);
        assertThat(post(callback(0), "{}")).isEqualTo(404);
    }

    @Test
    void waitsForRoomInTheQueue() {
        kit.switches().set(Switch.BULK_QUEUE_LIMIT, 100L);

        Exchange exchange = send(create, subscribers(150));

        assertThat(exchange.getException()).isInstanceOf(KitBulkQuotaException.class);
        assertThat(requests("POST", PATH)).hasSize(5).allMatch(r -> r.status() == 413);
        assertThat(post(callback(0), "{}")).isEqualTo(404);
    }

    @Test
    void fireAndForget() {
        String uri = "kit:subscribers?operation=bulkCreate&bulkMode=ASYNC&fireAndForget=true";
        List<Map<String, Object>> list = subscribers(151);
        list.get(150).put("fields", fields("town", "Lisbon"));

        Exchange exchange = send(uri, list);

        BulkReport<?> report = exchange.getMessage().getBody(BulkReport.class);
        assertThat(exchange.getMessage().getHeader(KitConstants.RESPONSE_CODE)).isEqualTo(202);
        assertThat(report.unknownCount()).isEqualTo(150);
        assertThat(report.all().get(150).errors().get(0)).contains("leave out the option fireAndForget");
        assertThat(lastRequest().body()).doesNotContain("callback_url");
        await().until(() -> kit.state().subscriberCount() == 150);
    }

    @Test
    void waitingHoldsNoThread() throws Exception {
        kit.switches().set(Switch.BULK_CALLBACKS, false);
        component().getConfiguration().setMaxConcurrentCalls(2);
        List<CompletableFuture<Exchange>> sent = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            sent.add(Sending.one(context, create, subscribers(101)));
        }

        await().until(() -> requests("POST", PATH).size() == 30);
        for (int i = 0; i < 30; i++) {
            assertThat(post(callback(i), answerTo(i))).isEqualTo(200);
        }
        for (CompletableFuture<Exchange> each : sent) {
            assertThat(each.get(20, TimeUnit.SECONDS).getMessage().getBody(BulkReport.class).doneCount())
                    .isEqualTo(101);
        }
    }

    @Test
    void whatWaitsFailsWhenTheComponentStops() throws Exception {
        CompletableFuture<Exchange> sent = sendWithoutCallbacks(create);

        context.stop();

        assertThat(sent.get(10, TimeUnit.SECONDS).getException()).isInstanceOfSatisfying(BulkIncompleteException.class,
                e -> {
                    assertThat(e).hasMessageContaining("the component stops");
                    assertThat(e.getReport().unknownCount()).isEqualTo(150);
                });
        assertThat(Thread.getAllStackTraces().keySet()).noneMatch(t -> t.isAlive()
                && t.getName().contains(context.getName() + ")") && t.getName().contains("Kit"));
    }

    // What Kit would do

    private CompletableFuture<Exchange> sendWithoutCallbacks(String uri) {
        kit.switches().set(Switch.BULK_CALLBACKS, false);
        CompletableFuture<Exchange> sent = Sending.one(context, uri, subscribers(150));
        await().until(() -> requests("POST", PATH).size() == 1);
        return sent;
    }

    private String callback(int request) {
        return callback(requests("POST", PATH).get(request).body());
    }

    private static String callback(String body) {
        Matcher matcher = CALLBACK.matcher(body);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1).replace("\\/", "/");
    }

    private static String token(String callback) {
        return callback.substring(callback.lastIndexOf('/') + 1);
    }

    /** As Kit would answer to the request: all are done, in the opposite order. */
    private String answerTo(int request) {
        List<String> rows = new ArrayList<>();
        Matcher address = Pattern.compile("\"email_address\":\"([^\"]+)\"")
                .matcher(requests("POST", PATH).get(request).body());
        while (address.find()) {
            rows.add(0, "{\"id\":" + (rows.size() + 1) + ",\"email_address\":\"" + address.group(1) + "\"}");
        }
        return "{\"subscribers\":[" + String.join(",", rows) + "],\"failures\":[]}";
    }

    private interface Method {
        HttpRequest.Builder on(HttpRequest.Builder request);
    }

    private int post(String url, String body) {
        return send(url, r -> r.header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private int send(String url, Method method) {
        try {
            return http.send(method.on(HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(20))).build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Map<String, Object>> subscribers(int count) {
        return new ArrayList<>(IntStream.range(0, count)
                .mapToObj(i -> fields("email_address", "s" + i + "@example.com", "first_name", "N" + i)).toList());
    }

    @SuppressWarnings("unchecked")
    private BulkReport<Subscriber> create(String uri, Object body) {
        return call(BulkReport.class, uri, body);
    }
}
