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

import io.github.camelkit.api.AppOperation;
import io.github.camelkit.api.PluginOperation;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;

/**
 * What depends on what an endpoint is about: what an account has, the app itself, or its plugins.
 */
interface EndpointKind {

    static EndpointKind of(KitEndpoint endpoint) {
        return switch (endpoint.getResource()) {
            case PluginOperation.RESOURCE -> new PluginEndpoint(endpoint);
            case AppOperation.RESOURCE -> new AppEndpoint(endpoint);
            default -> new AccountEndpoint(endpoint);
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
}
