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

import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.camelkit.KitComponent;
import io.github.camelkit.KitConfiguration;
import io.github.camelkit.model.Subscriber;
import io.github.camelkit.server.LoopbackServer;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** Imports subscribers with two custom fields each from a stream, in a Java process of its own. */
public final class ImportProcess {

    private static final int WINDOW_MILLIS = 1_000;
    // So that three calls take all subscribers, and six all values: the items of a call are in memory
    private static final int MAX_ASYNC_BYTES = 2_650_000;

    private ImportProcess() {
    }

    /** Arguments: address of the simulator, access token, how many; and options for the endpoint, up to publicUrl=. */
    @SuppressWarnings("unchecked")
    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[2]);
        try (CamelContext context = new DefaultCamelContext()) {
            KitConfiguration configuration = context.getComponent("kit", KitComponent.class).getConfiguration();
            configuration.setBaseUri(arguments[0]);
            configuration.setAccessToken(arguments[1]);
            configuration.setQuotaWindow(WINDOW_MILLIS);
            configuration.setMaxAsyncBytes(MAX_ASYNC_BYTES);
            String options = arguments.length > 3 ? arguments[3] + LoopbackServer.start(context) : "";
            context.start();
            long start = System.nanoTime();
            BulkReport<Subscriber> report = context.createProducerTemplate()
                    .requestBody("kit:subscribers?operation=bulkCreate" + options, list(count), BulkReport.class);
            check(report, count);
            System.out.printf("bulk: %d subscribers with two fields each, %d done, %d calls, %.1f s, %d MB heap%n",
                    report.total(), report.doneCount(), report.calls(), (System.nanoTime() - start) / 1e9,
                    Runtime.getRuntime().maxMemory() >> 20);
        }
    }

    private static Stream<Map<String, Object>> list(int count) {
        return IntStream.range(0, count).mapToObj(i -> Map.of("email_address", address(i), "first_name", "Name " + i,
                "fields", Map.of("last_name", "Last " + i, "town", "Town " + i)));
    }

    private static void check(BulkReport<Subscriber> report, int count) {
        if (report.total() != count || report.doneCount() != count) {
            throw new IllegalStateException(report + ": " + report.failures().get(0));
        }
        for (int i = 0; i < count; i++) {
            if (!report.all().get(i).result().emailAddress().equals(address(i))) {
                throw new IllegalStateException("not in the order given: " + report.all().get(i));
            }
        }
    }

    static String address(int i) {
        return "s" + i + "@example.com";
    }
}
