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
import java.util.Iterator;
import java.util.List;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Lists whose items throw errors: the exchange ends, and what could be sent was sent. */
class BulkErrorsTest extends BulkTestSupport {

    private static final String CREATE = "kit:subscribers?operation=bulkCreate";

    @Test
    void aListThatCannotBeReadToItsEndEndsTheExchange() {
        for (int good : new int[] {0, 3, 250}) {
            Iterator<String> items = new Iterator<>() {
                private int read;

                @Override
                public boolean hasNext() {
                    return true;
                }

                @Override
                public String next() {
                    if (read++ == good) {
                        throw new StackOverflowError("made up");
                    }
                    return "s" + read + "@example.com";
                }
            };
            Exchange exchange = send(CREATE, items);
            assertThat(exchange.getException()).as(good + " good ones").hasStackTraceContaining("made up");
        }
    }

    @Test
    void anItemThatThrowsIsRejectedAndTheOthersAreSent() {
        List<Object> items = new ArrayList<>(List.of("a@example.com", "b@example.com"));
        items.add(1, new Iterable<Object>() {
            @Override
            public Iterator<Object> iterator() {
                throw new NoClassDefFoundError("made up");
            }

            @Override
            public String toString() {
                throw new NoClassDefFoundError("made up");
            }
        });
        Exchange exchange = send(CREATE, items);

        assertThat(exchange.getException()).isNull();
        BulkReport<?> report = exchange.getMessage().getBody(BulkReport.class);
        assertThat(kit.state().subscriberId("a@example.com")).isPositive();
        assertThat(kit.state().subscriberId("b@example.com")).isPositive();
        assertThat(report).isNotNull();
    }
}
