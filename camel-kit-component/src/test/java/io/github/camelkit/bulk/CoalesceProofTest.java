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

import java.util.List;
import java.util.stream.IntStream;

import io.github.camelkit.exception.KitValidationException;
import io.github.camelkit.model.Subscriber;
import io.github.camelkit.simulator.KitSimulator;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/** Ten thousand single calls: little more than a hundred bulk calls, and everyone gets what is his. */
@Tag("long")
@Execution(ExecutionMode.CONCURRENT)
class CoalesceProofTest extends BulkTestSupport {

    private static final int COUNT = 10_000;
    private static final int INVALID_EVERY = 33;
    private static final int INVALID = 300;

    @Override
    protected KitSimulator simulator() {
        return KitSimulator.builder().start();
    }

    @Test
    void tenThousandInAHundredCalls() {
        component().getConfiguration().setQuotaEnabled(true);

        // Long enough for a machine that has other things to do: full calls do not wait for it
        String create = "kit:subscribers?operation=create&coalesce=true&coalesceDelay=10s";
        List<Exchange> done = Sending.all(context, create, COUNT,
                (message, i) -> message.setBody(fields("email_address", isInvalid(i) ? "nonsense " + i : address(i),
                        "first_name", "Name " + i)));

        System.out.printf("coalescing: %d exchanges in %d calls%n", COUNT, kit.requests().size());
        assertThat(kit.requests().size()).isLessThanOrEqualTo(120);
        assertThat(IntStream.range(0, COUNT).filter(CoalesceProofTest::isInvalid).count()).isEqualTo(INVALID);
        assertThat(kit.state().subscriberCount()).isEqualTo(COUNT - INVALID);
        for (int i = 0; i < COUNT; i++) {
            if (isInvalid(i)) {
                assertThat(done.get(i).getException()).isInstanceOfSatisfying(KitValidationException.class,
                        e -> assertThat(e.getErrors()).containsExactly("Email address is invalid"));
            } else {
                assertThat(done.get(i).getException()).isNull();
                Subscriber subscriber = done.get(i).getMessage().getBody(Subscriber.class);
                assertThat(subscriber.emailAddress()).isEqualTo(address(i));
                assertThat(subscriber.id()).isEqualTo(kit.state().subscriberId(address(i)));
            }
        }
    }

    private static boolean isInvalid(int i) {
        return i % INVALID_EVERY == 0 && i < INVALID * INVALID_EVERY;
    }

    private static String address(int i) {
        return "s" + i + "@example.com";
    }
}
