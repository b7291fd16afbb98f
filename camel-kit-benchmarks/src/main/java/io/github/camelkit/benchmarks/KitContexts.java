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
package io.github.camelkit.benchmarks;

import io.github.camelkit.KitComponent;
import io.github.camelkit.KitConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** Camel contexts whose component calls a server on this machine. */
final class KitContexts {

    private KitContexts() {
    }

    /** One that is not started, without a quota. */
    static DefaultCamelContext withoutQuota(String baseUri) {
        DefaultCamelContext context = new DefaultCamelContext();
        KitConfiguration configuration = configuration(context, baseUri);
        configuration.setApiKey(SimulatorProcess.API_KEY);
        configuration.setQuotaEnabled(false);
        return context;
    }

    /** One that is not started, with a quota that is that of Kit but for the window. */
    static DefaultCamelContext withQuota(String baseUri, boolean oauth, long windowMillis) {
        DefaultCamelContext context = new DefaultCamelContext();
        KitConfiguration configuration = configuration(context, baseUri);
        if (oauth) {
            configuration.setAccessToken(SimulatorProcess.ACCESS_TOKEN);
        } else {
            configuration.setApiKey(SimulatorProcess.API_KEY);
        }
        configuration.setQuotaWindow(windowMillis);
        return context;
    }

    private static KitConfiguration configuration(CamelContext context, String baseUri) {
        KitConfiguration configuration = context.getComponent("kit", KitComponent.class).getConfiguration();
        configuration.setBaseUri(baseUri);
        return configuration;
    }
}
