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

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;

/**
 * An endpoint that is about the app itself, and not about what an account has.
 */
record AppEndpoint(KitEndpoint endpoint) implements EndpointKind {

    @Override
    public void check() {
        endpoint.getConfiguration().check();
        OAuthCall.check(endpoint);
        endpoint.checks().app();
    }

    @Override
    public void start() {
        endpoint.client();
    }

    @Override
    public Producer producer() {
        return new KitOAuthProducer(endpoint);
    }

    @Override
    public Consumer consumer(Processor processor) {
        return new KitInstallConsumer(endpoint, processor);
    }
}
