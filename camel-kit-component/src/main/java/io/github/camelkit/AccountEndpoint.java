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

import io.github.camelkit.api.Operation;
import io.github.camelkit.client.KitAccount;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;

/**
 * An endpoint that is about what an account has: it calls operations, polls lists, and receives events.
 */
record AccountEndpoint(KitEndpoint endpoint) implements EndpointKind {

    @Override
    public void check() {
        KitProducerOptions producer = endpoint.getProducerOptions();
        String name = endpoint.getOperation();
        boolean raw = RawCall.RESOURCE.equals(endpoint.getResource());
        Operation operation = name == null || raw ? null : endpoint.operation(name);
        producer.getPaging().check(endpoint.getResource(), operation);
        endpoint.getConfiguration().check();
        AsyncBulk.check(endpoint, operation);
        if (raw) {
            RawCall.check(producer, name);
        }
        KitAccount account = endpoint.accounts().mayComeByHeader() ? null : endpoint.account(null);
        if (operation != null) {
            endpoint.given().check(operation);
            check(operation, account);
        }
    }

    /** The account is null where each message names its own. */
    private void check(Operation operation, KitAccount account) {
        if (account != null) {
            EndpointAccounts.checkCredential(operation, account);
        }
        if (endpoint.getBulkOptions().isCoalesce()) {
            Coalescing.check(operation, account);
        }
    }

    @Override
    public void start() {
        endpoint.client();
        // Listens before the first call, so that what is wrong with it is said at start-up
        endpoint.getComponent().runtime().asyncBulk().later(endpoint);
    }

    @Override
    public Producer producer() {
        endpoint.checks().producer();
        if (endpoint.getOperation() == null && !endpoint.accounts().mayComeByHeader()) {
            EndpointAccounts.checkBulk(endpoint, endpoint.account(null));
        }
        return new KitProducer(endpoint);
    }

    @Override
    public Consumer consumer(Processor processor) throws Exception {
        if (EventSource.isOf(endpoint.getResource())) {
            endpoint.checks().events();
            return new KitEventConsumer(endpoint, processor);
        }
        endpoint.checks().polling();
        KitPollConsumer consumer = new KitPollConsumer(endpoint, processor);
        consumer.setMaxMessagesPerPoll(endpoint.getConsumerOptions().getMaxMessagesPerPoll());
        return consumer;
    }
}
