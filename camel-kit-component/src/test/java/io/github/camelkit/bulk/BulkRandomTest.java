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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.github.camelkit.KitConstants;
import io.github.camelkit.exception.KitValidationException;
import io.github.camelkit.model.Subscriber;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Lists in which anything comes anywhere, several times and wrong: nobody gets what is somebody else's. */
class BulkRandomTest extends BulkTestSupport {

    private static final int COUNT = 700;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void listsAreAsIfSentOneAfterAnother(int seed) {
        kit.state().addCustomField("Town");
        List<Map<String, Object>> list = list(new Random(seed), true);

        BulkReport<?> report = call(BulkReport.class, "kit:subscribers?operation=bulkCreate", list);

        Map<String, Map<String, Object>> expected = new HashMap<>();
        for (int i = 0; i < COUNT; i++) {
            BulkItem<?> item = report.all().get(i);
            Map<String, Object> sent = list.get(i);
            if (isInvalid(sent)) {
                assertThat(item.isFailed()).isTrue();
                assertThat(item.errors()).containsExactly("Email address is invalid");
            } else {
                check((Subscriber) item.result(), sent);
                assertThat(item.isDone()).isTrue();
                expected.merge(address(sent), sent, BulkRandomTest::over);
            }
        }
        assertThat(kit.state().subscriberCount()).isEqualTo(expected.size());
        expected.forEach((address, last) -> assertThat(kit.state().subscriberFields(kit.state()
                .subscriberId(address)).get("town")).isEqualTo(town(last)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void exchangesAreAsIfSentOneAfterAnother(int seed) {
        List<Map<String, Object>> list = list(new Random(seed), false);

        List<Exchange> done = Sending.all(context, "kit:subscribers?operation=create&coalesce=true&coalesceDelay=20",
                COUNT, (message, i) -> message.setBody(list.get(i)));

        Map<String, Object> names = new HashMap<>();
        for (int i = 0; i < COUNT; i++) {
            Map<String, Object> sent = list.get(i);
            if (isInvalid(sent)) {
                assertThat(done.get(i).getException()).isInstanceOf(KitValidationException.class)
                        .hasMessageContaining("Email address is invalid");
            } else {
                check(done.get(i).getMessage().getBody(Subscriber.class), sent);
                names.put(address(sent), sent.get("first_name"));
            }
        }
        names.forEach((address, name) -> assertThat(call(Subscriber.class, "kit:subscribers?operation=get", null,
                KitConstants.SUBSCRIBER_ID, kit.state().subscriberId(address)).firstName()).isEqualTo(name));
        assertThat(kit.requests().size()).isLessThan(COUNT);
    }

    @Test
    void manyThreadsThatSendOneAfterAnother() throws Exception {
        int threads = 8;
        int each = 100;
        String uri = "kit:subscribers?operation=create&coalesce=true&coalesceDelay=5";
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<?>> running = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            String name = "t" + t + "-";
            running.add(pool.submit(() -> {
                for (int i = 0; i < each; i++) {
                    Map<String, Object> item = fields("email_address", name + i + "@example.com", "first_name", "N" + i);
                    check(call(Subscriber.class, uri, item), item);
                }
            }));
        }
        for (Future<?> thread : running) {
            thread.get(1, TimeUnit.MINUTES);
        }
        pool.shutdown();

        assertThat(kit.state().subscriberCount()).isEqualTo((long) threads * each);
        assertThat(kit.requests().size()).isLessThan(threads * each);
    }

    private static void check(Subscriber subscriber, Map<String, Object> sent) {
        assertThat(subscriber.emailAddress()).isEqualToIgnoringCase(address(sent));
        assertThat(subscriber.firstName()).isEqualTo(sent.get("first_name"));
    }

    private static List<Map<String, Object>> list(Random random, boolean withFields) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            int who = random.nextInt(300);
            String address = random.nextInt(20) == 0 ? "nonsense " + who
                    : (random.nextBoolean() ? "S" : "s") + who + "@example.com";
            Map<String, Object> item = fields("email_address", address, "first_name", "N" + random.nextInt(3));
            if (withFields && random.nextInt(3) == 0) {
                item.put("fields", fields("town", "T" + random.nextInt(3)));
            }
            list.add(item);
        }
        return list;
    }

    private static boolean isInvalid(Map<String, Object> item) {
        return item.get("email_address").toString().startsWith("nonsense");
    }

    private static String address(Map<String, Object> item) {
        return item.get("email_address").toString().toLowerCase(Locale.ROOT);
    }

    /** The later item wins, but a custom field stays that it does not give. */
    private static Map<String, Object> over(Map<String, Object> earlier, Map<String, Object> later) {
        Map<String, Object> merged = new HashMap<>(earlier);
        merged.putAll(later);
        return merged;
    }

    private static Object town(Map<String, Object> item) {
        return item.get("fields") == null ? null : ((Map<?, ?>) item.get("fields")).get("town");
    }
}
