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
        routes.group("account", AccountApi::register);
        routes.group("broadcasts", BroadcastApi::register);
        routes.group("bulk", BulkApi::register);
        routes.group("bulk", BulkLinkApi::register);
        for (String kind : new String[] {"email_templates", "posts", "segments"}) {
            routes.group(kind, ContentApi::register);
        }
        routes.group("custom_fields", CustomFieldApi::register);
        routes.group("forms", FormApi::register);
        routes.group("subscribers", LocationApi::register);
        routes.group("purchases", PurchaseApi::register);
        routes.group("sequences", SequenceApi::register);
        routes.group("sequences", SequenceEmailApi::register);
        routes.group("snippets", SnippetApi::register);
        routes.group("subscribers", SubscriberApi::register);
        routes.group("subscribers", SubscriberFilterApi::register);
        routes.group("subscribers", SubscriberStats::register);
        routes.group("tags", TagApi::register);
        routes.group("webhooks", WebhookApi::register);
        routes.group("webhook_endpoints", WebhookEndpointApi::register);
        return routes;
    }
}
