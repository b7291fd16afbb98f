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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.camelkit.simulator.KitSimulator;
import io.github.camelkit.store.Jvm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/** A hundred thousand subscribers from a stream, in little memory and no more calls than they take. */
@Tag("long")
@Execution(ExecutionMode.CONCURRENT)
class BulkProofTest {

    private static final int COUNT = 100_000;
    private static final int CALLS = 3_000;
    private static final int ASYNC_CALLS = 10;
    private static final String ASYNC = "&bulkMode=ASYNC&publicUrl=";

    @Test
    void aHundredThousandWithTwoFieldsEach() throws Exception {
        int requests = run(List.of());

        assertThat(requests).isBetween(CALLS, CALLS * 105 / 100);
    }

    @Test
    void theSameInAFewCallsWithCallbacks() throws Exception {
        int requests = run(List.of(ASYNC));

        assertThat(requests).isLessThanOrEqualTo(ASYNC_CALLS);
    }

    private static int run(List<String> options) throws Exception {
        try (KitSimulator kit = KitSimulator.builder().oauthRateLimit(600).window(Duration.ofSeconds(1)).start()) {
            kit.state().addCustomField("Last name");
            kit.state().addCustomField("Town");
            List<Object> arguments = new ArrayList<>(List.of(kit.baseUri(), kit.accessToken(), COUNT));
            arguments.addAll(options);
            try (Jvm process = Jvm.start(List.of("-Xmx128m"), ImportProcess.class, arguments.toArray())) {
                assertThat(process.await(Duration.ofMinutes(4))).as(() -> process.output().toString()).isZero();
                process.output().stream().filter(line -> line.startsWith("bulk: ")).forEach(System.out::println);
            }
            System.out.printf("bulk: %d requests, %d refused%n", kit.requests().size(), kit.countStatus(429));
            assertThat(kit.countStatus(429)).isZero();
            assertThat(kit.state().subscriberCount()).isEqualTo(COUNT);
            for (int i = 0; i < COUNT; i += 997) {
                assertThat(kit.state().subscriberFields(kit.state().subscriberId(ImportProcess.address(i))))
                        .containsEntry("last_name", "Last " + i).containsEntry("town", "Town " + i);
            }
            return kit.requests().size();
        }
    }
}
