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
package io.github.camelkit.simulator.api;

import io.github.camelkit.simulator.http.Routes;

/** The table of all operations. */
public final class Operations {

    private Operations() {
    }

    public static Routes routes() {
        Routes routes = new Routes();
        AccountApi.register(routes);
        BroadcastApi.register(routes);
        BulkApi.register(routes);
        BulkLinkApi.register(routes);
        ContentApi.register(routes);
        CustomFieldApi.register(routes);
        FormApi.register(routes);
        LocationApi.register(routes);
        PurchaseApi.register(routes);
        SequenceApi.register(routes);
        SequenceEmailApi.register(routes);
        SnippetApi.register(routes);
        SubscriberApi.register(routes);
        SubscriberFilterApi.register(routes);
        SubscriberStats.register(routes);
        TagApi.register(routes);
        WebhookApi.register(routes);
        WebhookEndpointApi.register(routes);
        return routes;
    }
}
