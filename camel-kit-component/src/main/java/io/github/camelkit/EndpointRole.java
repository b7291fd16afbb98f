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

import io.github.camelkit.bulk.BulkContext;
import io.github.camelkit.bulk.CallbackListeners;
import io.github.camelkit.bulk.Coalescers;
import io.github.camelkit.client.KitAccount;
import io.github.camelkit.oauth.KitInstallConsumer;
import io.github.camelkit.oauth.KitOAuthProducer;
import io.github.camelkit.operation.AppOperation;
import io.github.camelkit.operation.Operation;
import io.github.camelkit.operation.PluginOperation;
import io.github.camelkit.plugin.KitPluginConsumer;
import io.github.camelkit.plugin.KitPluginProducer;
import io.github.camelkit.poll.KitPollConsumer;
import io.github.camelkit.producer.KitProducer;
import io.github.camelkit.producer.RawCall;
import io.github.camelkit.runtime.EndpointContext;
import io.github.camelkit.webhook.KitEventConsumer;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;

/**
 * What differs between the kinds of endpoints: those of an account, of the app itself, and of its plugins.
 */
interface EndpointRole {

    static EndpointRole of(KitEndpoint endpoint) {
        return switch (endpoint.getResource()) {
            case PluginOperation.RESOURCE -> new Plugin(endpoint);
            case AppOperation.RESOURCE -> new App(endpoint);
            default -> new Account(endpoint);
        };
    }

    /**
     * Refuses, before anything starts, what cannot work.
     *
     * @throws IllegalArgumentException if the options make no sense
     */
    void check();

    /** Opens what its calls need. */
    void start();

    Producer producer();

    Consumer consumer(Processor processor) throws Exception;

    /** An endpoint of an account: it calls operations, polls lists, and receives events. */
    record Account(KitEndpoint endpoint) implements EndpointRole {

        @Override
        public void check() {
            EndpointContext context = endpoint.context();
            String name = endpoint.getOperation();
            boolean raw = isRaw();
            Operation operation = name == null || raw ? null : context.operation(name);
            endpoint.getProducerOptions().checkPaging(endpoint.getResource(), operation);
            endpoint.getConfiguration().check();
            CallbackListeners.check(bulk(), operation);
            if (raw) {
                RawCall.check(endpoint.getProducerOptions(), endpoint.getInboundOptions().getPath(), name);
            }
            KitAccount account = context.takesAccountsByHeader() ? null : context.account((String) null);
            if (operation != null) {
                context.checkParameters(operation);
                check(operation, account);
            }
        }

        /** The account is null where each message names its own. */
        private void check(Operation operation, KitAccount account) {
            if (account != null) {
                EndpointContext.checkCredential(operation, account);
            }
            if (endpoint.getBulkOptions().isCoalesce()) {
                Coalescers.check(operation, account);
            }
        }

        private boolean isRaw() {
            return RawCall.RESOURCE.equals(endpoint.getResource());
        }

        private BulkContext bulk() {
            return new BulkContext(endpoint.context(), endpoint.getBulkOptions(), endpoint.getExchangeOptions(),
                    endpoint.getInboundOptions());
        }

        @Override
        public void start() {
            endpoint.context().client();
            // Listens before the first call, so that what is wrong with it is said at start-up
            CallbackListeners.later(bulk());
        }

        @Override
        public Producer producer() {
            endpoint.checks().producer();
            if (endpoint.getOperation() == null && !endpoint.context().takesAccountsByHeader()) {
                bulk().checkAccount(endpoint.context().account((String) null));
            }
            return new KitProducer(endpoint, bulk(), endpoint.getProducerOptions());
        }

        @Override
        public Consumer consumer(Processor processor) throws Exception {
            if (KitEventConsumer.isOf(endpoint.getResource())) {
                endpoint.checks().events();
                return new KitEventConsumer(endpoint, processor, endpoint.context(), endpoint.getEventOptions(),
                        endpoint.getInboundOptions(), endpoint.getConsumerOptions());
            }
            endpoint.checks().polling();
            KitPollConsumer consumer = new KitPollConsumer(endpoint, processor, endpoint.context(),
                    endpoint.getPollOptions(), endpoint.getConsumerOptions(), endpoint.getExchangeOptions());
            consumer.setMaxMessagesPerPoll(endpoint.getPollOptions().getMaxMessagesPerPoll());
            return consumer;
        }
    }

    /** An endpoint of the app itself, which needs no account. */
    record App(KitEndpoint endpoint) implements EndpointRole {

        @Override
        public void check() {
            endpoint.getConfiguration().check();
            KitOAuthProducer.check(endpoint.context(), endpoint.getOauthOptions());
            endpoint.checks().app();
        }

        @Override
        public void start() {
            endpoint.context().client();
        }

        @Override
        public Producer producer() {
            return new KitOAuthProducer(endpoint, endpoint.context(), endpoint.getOauthOptions());
        }

        @Override
        public Consumer consumer(Processor processor) {
            return new KitInstallConsumer(endpoint, processor, endpoint.context(), endpoint.getOauthOptions(),
                    endpoint.getInboundOptions(), endpoint.getConsumerOptions());
        }
    }

    /** Called by Kit: it needs no credentials. */
    record Plugin(KitEndpoint endpoint) implements EndpointRole {

        @Override
        public void check() {
            endpoint.checks().app();
        }

        @Override
        public void start() {
            // It makes no calls
        }

        @Override
        public Producer producer() {
            return new KitPluginProducer(endpoint, endpoint.context(), endpoint.getPluginOptions());
        }

        @Override
        public Consumer consumer(Processor processor) {
            return new KitPluginConsumer(endpoint, processor, endpoint.context(), endpoint.getPluginOptions(),
                    endpoint.getInboundOptions(), endpoint.getConsumerOptions());
        }
    }
}
