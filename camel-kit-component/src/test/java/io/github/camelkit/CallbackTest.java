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
package io.github.camelkit;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelkit.producer.KitProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.DefaultMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A route is told once how its call ended, also where the answer cannot be written to the message. */
class CallbackTest extends KitTestSupport {

    private static final String GET_ACCOUNT = "kit:account?operation=get";
    private static final String RAW = "kit:raw?path=/v4/account";
    private static final String LIST = "kit:tags?operation=list&paging=all&perPage=1";

    private final AtomicInteger told = new AtomicInteger();

    /** A message that breaks in one place, as one of an application's own may. */
    private static final class Broken extends DefaultMessage {

        private String where = "nowhere";
        private boolean error;

        Broken(CamelContext context) {
            super(context);
        }

        @Override
        public void setBody(Object body) {
            breakAt("body");
            super.setBody(body);
        }

        @Override
        public Object removeHeader(String name) {
            breakAt(name);
            return super.removeHeader(name);
        }

        private void breakAt(String place) {
            if (place.equals(where)) {
                if (error) {
                    throw new NoClassDefFoundError("broken at " + place);
                }
                throw new IllegalStateException("broken at " + place);
            }
        }
    }

    @Override
    protected void configure(KitConfiguration configuration) {
        super.configure(configuration);
        // A second call waits, and goes on on another thread
        configuration.setQuotaEnabled(true);
        configuration.setQuotaLimit(1);
        configuration.setQuotaWindow(300);
    }

    @ParameterizedTest
    @ValueSource(strings = {GET_ACCOUNT, RAW})
    void atOnce(String uri) throws Exception {
        assertFails(uri, "body", IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {GET_ACCOUNT, RAW, LIST})
    void later(String uri) throws Exception {
        kit.state().addTag("One");
        kit.state().addTag("Two");
        useTheQuota();

        assertFails(uri, "body", IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {GET_ACCOUNT, RAW})
    void anErrorOfTheVirtualMachineToo(String uri) throws Exception {
        useTheQuota();

        assertFails(uri, "body", NoClassDefFoundError.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {GET_ACCOUNT, RAW})
    void whereHeadersCannotBeRemoved(String uri) throws Exception {
        useTheQuota();

        assertFails(uri, KitConstants.ACCOUNT, IllegalStateException.class);
    }

    @Test
    void beforeAnythingIsSent() throws Exception {
        assertFails(GET_ACCOUNT, KitConstants.COALESCED, IllegalStateException.class);
        assertThat(kit.requests()).isEmpty();
    }

    @Test
    void afterALookUp() throws Exception {
        kit.state().addTag("VIP");

        assertFails("kit:tags?operation=update&tagName=VIP", "New", KitConstants.COALESCED,
                IllegalStateException.class);
        assertThat(kit.requests()).hasSize(1);
    }

    @Test
    void aBulkCall() throws Exception {
        String token = "&accessToken=RAW(" + kit.accessToken() + ")";
        call(Object.class, GET_ACCOUNT + token, null);

        assertFails("kit:tags?operation=bulkCreate" + token, List.of(Map.of("name", "A"), Map.of("name", "B")),
                "body", IllegalStateException.class);
    }

    private void useTheQuota() {
        call(Object.class, GET_ACCOUNT, null);
    }

    private void assertFails(String uri, String where, Class<? extends Throwable> how) throws Exception {
        assertFails(uri, null, where, how);
    }

    private void assertFails(String uri, Object body, String where, Class<? extends Throwable> how) throws Exception {
        KitProducer producer = (KitProducer) context.getEndpoint(uri).createProducer();
        producer.start();
        Broken message = new Broken(context);
        message.setBody(body);
        message.where = where;
        message.error = Error.class.isAssignableFrom(how);
        Exchange exchange = new DefaultExchange(context);
        exchange.setIn(message);

        boolean now = producer.process(exchange, doneSync -> told.incrementAndGet());

        assertThat(told.get()).isLessThanOrEqualTo(1);
        if (!now) {
            await().untilAsserted(() -> assertThat(told).hasPositiveValue());
        }
        assertThat(exchange.getException(how)).hasMessageContaining("broken at");
        producer.stop();
        // Whatever still ran would have been told by now
        context.stop();
        assertThat(told).hasValue(1);
    }
}
