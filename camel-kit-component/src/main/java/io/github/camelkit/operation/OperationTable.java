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
package io.github.camelkit.operation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.github.camelkit.model.Broadcast;
import io.github.camelkit.model.BroadcastClick;
import io.github.camelkit.model.Colors;
import io.github.camelkit.model.CreatorProfile;
import io.github.camelkit.model.CurrentAccount;
import io.github.camelkit.model.CustomField;
import io.github.camelkit.model.CustomFieldValue;
import io.github.camelkit.model.EmailStats;
import io.github.camelkit.model.EmailTemplate;
import io.github.camelkit.model.Form;
import io.github.camelkit.model.GrowthStats;
import io.github.camelkit.model.Post;
import io.github.camelkit.model.Purchase;
import io.github.camelkit.model.Segment;
import io.github.camelkit.model.Sequence;
import io.github.camelkit.model.SequenceEmail;
import io.github.camelkit.model.Snippet;
import io.github.camelkit.model.Subscriber;
import io.github.camelkit.model.Tag;
import io.github.camelkit.model.Webhook;
import io.github.camelkit.model.WebhookEndpoint;
import io.github.camelkit.operation.BulkItems.Step;
import io.github.camelkit.operation.Operation.Finder;
import io.github.camelkit.operation.Operation.Paging;

import static io.github.camelkit.operation.Body.list;
import static io.github.camelkit.operation.Body.optional;
import static io.github.camelkit.operation.Body.required;
import static io.github.camelkit.operation.Body.text;
import static io.github.camelkit.operation.Feed.events;
import static io.github.camelkit.operation.Feed.ids;
import static io.github.camelkit.operation.Feed.shown;
import static io.github.camelkit.operation.Feed.since;
import static io.github.camelkit.operation.Feed.whole;
import static io.github.camelkit.operation.Parameter.*;
import static io.github.camelkit.operation.PollMode.CANCELLED;
import static io.github.camelkit.operation.PollMode.NEW;
import static io.github.camelkit.operation.PollMode.UPDATED;

/**
 * The entries of the operation table. Whatever the component knows of a call of Kit's API stands here and only here.
 */
final class OperationTable {

    private static final String CALLBACK = "callback_url";
    private static final String[] BROADCAST = {"email_template_id", "allow_starting_point", "email_address", "content",
            "description", "public", "published_at", "send_at", "thumbnail_alt", "thumbnail_url", "preview_text",
            "subject", "subscriber_filter"};
    private static final String[] SEQUENCE = {"email_address", "email_template_id", "send_days", "send_hour",
            "time_zone", "active", "repeat", "hold", "exclude_subscriber_sources"};

    static final List<Operation> ENTRIES = build(
            get("account", "get", "/v4/account", "Get the current account and its user.")
                    .answers(CurrentAccount.class).probe(),
            get("account", "getCreatorProfile", "/v4/account/creator_profile", "Get the creator profile.")
                    .answers("profile", CreatorProfile.class),
            get("account", "getEmailStats", "/v4/account/email_stats", "Get the e-mail statistics of the last 90 days.")
                    .answers("stats", EmailStats.class),
            get("account", "getGrowthStats", "/v4/account/growth_stats",
                    "Get the growth statistics of a period, in the account's time zone.")
                    .query(STARTING, ENDING).answers("stats", GrowthStats.class),
            get("account", "listColors", "/v4/account/colors", "List the account's colours.")
                    .answers(Colors.class),
            put("account", "updateColors", "/v4/account/colors", "Replace the account's colours, five at most.")
                    .takes(list("colors")).answers(Colors.class),

            post("broadcasts", "create", "/v4/broadcasts", "Create a broadcast: a draft, published, or scheduled.")
                    .takes(required(List.of(), BROADCAST)).answers("broadcast", Broadcast.class)
                    .audience(Audience.UNLESS_UNSCHEDULED),
            delete("broadcasts", "delete", "/v4/broadcasts/{broadcastId}", "Delete a broadcast that is not sending."),
            get("broadcasts", "get", "/v4/broadcasts/{broadcastId}", "Get a broadcast.")
                    .query(EXTRA_FIELDS).answers("broadcast", Broadcast.class),
            get("broadcasts", "getClicks", "/v4/broadcasts/{broadcastId}/clicks", "List the clicks of a broadcast.")
                    .pages("broadcast.clicks", BroadcastClick.class).withoutTotalCount()
                    .feeds(NEW, whole().by("url")),
            get("broadcasts", "getStats", "/v4/broadcasts/{broadcastId}/stats", "Get the statistics of a broadcast.")
                    .answers("broadcast", Broadcast.class),
            get("broadcasts", "list", "/v4/broadcasts", "List broadcasts.")
                    .query(EXTRA_FIELDS, SENT_AFTER, SENT_BEFORE, SLIM, STATUS).pages("broadcasts", Broadcast.class)
                    .feedsByDefault(NEW, ids()),
            get("broadcasts", "listStats", "/v4/broadcasts/stats", "List the statistics of broadcasts.")
                    .query(SENT_AFTER, SENT_BEFORE, STATUS).pages("broadcasts", Broadcast.class)
                    .feeds(NEW, whole()),
            put("broadcasts", "update", "/v4/broadcasts/{broadcastId}",
                    "Update a broadcast as a whole: a field that is not given goes back to its default.")
                    .takes(required(List.of(), BROADCAST)).answers("broadcast", Broadcast.class)
                    .audience(Audience.UNLESS_UNPUBLISHED).whole("get"),

            post("custom-fields", "bulkCreate", "/v4/bulk/custom_fields", "Create many custom fields.")
                    .takes(list("custom_fields", CALLBACK)).answersBulk("custom_fields", CustomField.class).oauthOnly()
                    .items(BulkItems.by("custom_field", "label")),
            post("custom-fields", "bulkUpdateValues", "/v4/bulk/custom_fields/subscribers",
                    "Set custom field values of many subscribers.")
                    .takes(list("custom_field_values", CALLBACK))
                    .answersBulk("custom_field_values", CustomFieldValue.class).oauthOnly().repeatable()
                    .items(BulkItems.by("custom_field_value", "subscriber_id", "subscriber_custom_field_id")
                            .with("value")),
            post("custom-fields", "create", "/v4/custom_fields", "Create a custom field, or get the one of that label.")
                    .takes(text("label")).answers("custom_field", CustomField.class).repeatable().creates()
                    .bulk("bulkCreate"),
            delete("custom-fields", "delete", "/v4/custom_fields/{customFieldId}",
                    "Delete a custom field and its values."),
            get("custom-fields", "list", "/v4/custom_fields", "List custom fields.")
                    .pages("custom_fields", CustomField.class).finds(CUSTOM_FIELD_ID, CUSTOM_FIELD_LABEL, "label")
                    .feedsByDefault(NEW, ids()),
            put("custom-fields", "update", "/v4/custom_fields/{customFieldId}",
                    "Change the label of a custom field; its key changes with it.")
                    .takes(text("label")).answers("custom_field", CustomField.class),

            get("email-templates", "list", "/v4/email_templates", "List e-mail templates.")
                    .pages("email_templates", EmailTemplate.class)
                    .feedsByDefault(NEW, ids()),

            post("forms", "addSubscriber", "/v4/forms/{formId}/subscribers/{subscriberId}",
                    "Add an existing subscriber to a form, by id or e-mail address.")
                    .byEmail("/v4/forms/{formId}/subscribers", "referrer").takes(optional("referrer"))
                    .answers("subscriber", Subscriber.class).repeatable().bulk("bulkAddSubscribers"),
            post("forms", "bulkAddSubscribers", "/v4/bulk/forms/subscribers", "Add many subscribers to forms.")
                    .takes(list("additions", CALLBACK)).answersBulk("subscribers", Subscriber.class)
                    .oauthOnly().repeatable()
                    .items(BulkItems.by("subscription", "form_id", "subscriber_id").with("referrer")
                            .showing("subscriber_id", "id")),
            get("forms", "list", "/v4/forms", "List forms and landing pages.")
                    .query(INCLUDE, STATUS, TYPE).pages("forms", Form.class).finds(FORM_ID, FORM_NAME, "name")
                    .feedsByDefault(NEW, ids()),
            get("forms", "listSubscribers", "/v4/forms/{formId}/subscribers", "List the subscribers of a form.")
                    .query(ADDED_AFTER, ADDED_BEFORE, CREATED_AFTER, CREATED_BEFORE, SLIM, STATUS)
                    .pages("subscribers", Subscriber.class)
                    .feedsByDefault(NEW, since(ADDED_AFTER, ADDED_BEFORE, "added_at").unlessGiven(STATUS, "all")),

            get("posts", "get", "/v4/posts/{postId}", "Get a post with its content.")
                    .answers("post", Post.class),
            get("posts", "list", "/v4/posts", "List posts.").query(INCLUDE_CONTENT).pages("posts", Post.class)
                    .feedsByDefault(NEW, ids()),

            post("purchases", "create", "/v4/purchases", "Create a purchase, and its products where they are new.")
                    .takes(required(List.of("email_address", "transaction_id", "currency", "products"), "first_name",
                            "status", "subtotal", "tax", "shipping", "discount", "total", "transaction_time")
                            .wrappedIn("purchase"))
                    .answers("purchase", Purchase.class).oauthOnly(),
            get("purchases", "get", "/v4/purchases/{purchaseId}", "Get a purchase.")
                    .answers("purchase", Purchase.class).oauthOnly(),
            get("purchases", "list", "/v4/purchases", "List purchases.").pages("purchases", Purchase.class).oauthOnly()
                    .feedsByDefault(NEW, ids()),

            get("segments", "list", "/v4/segments", "List segments.").pages("segments", Segment.class)
                    .feedsByDefault(NEW, ids()),

            post("sequence-emails", "create", "/v4/sequences/{sequenceId}/emails", "Create an e-mail of a sequence.")
                    .takes(required(List.of("subject", "delay_value", "delay_unit"), "preview_text", "content",
                            "email_template_id", "published", "send_days", "position"))
                    .answers("email", SequenceEmail.class),
            delete("sequence-emails", "delete", "/v4/sequences/{sequenceId}/emails/{sequenceEmailId}",
                    "Delete an e-mail of a sequence."),
            get("sequence-emails", "get", "/v4/sequences/{sequenceId}/emails/{sequenceEmailId}",
                    "Get an e-mail of a sequence.")
                    .query(INCLUDE).answers("email", SequenceEmail.class),
            get("sequence-emails", "list", "/v4/sequences/{sequenceId}/emails", "List the e-mails of a sequence.")
                    .query(INCLUDE, INCLUDE_CONTENT).pages("emails", SequenceEmail.class)
                    .feedsByDefault(NEW, whole()),
            put("sequence-emails", "update", "/v4/sequences/{sequenceId}/emails/{sequenceEmailId}",
                    "Update an e-mail of a sequence.")
                    .takes(required(List.of(), "subject", "preview_text", "content", "delay_value", "delay_unit",
                            "email_template_id", "published", "send_days", "position"))
                    .answers("email", SequenceEmail.class),

            post("sequences", "addSubscriber", "/v4/sequences/{sequenceId}/subscribers/{subscriberId}",
                    "Add an existing subscriber to a sequence, by id or e-mail address.")
                    .byEmail("/v4/sequences/{sequenceId}/subscribers").takes(optional())
                    .answers("subscriber", Subscriber.class).repeatable(),
            post("sequences", "create", "/v4/sequences", "Create a sequence.")
                    .takes(text("name", SEQUENCE)).answers("sequence", Sequence.class),
            delete("sequences", "delete", "/v4/sequences/{sequenceId}", "Delete a sequence."),
            get("sequences", "get", "/v4/sequences/{sequenceId}", "Get a sequence.")
                    .query(INCLUDE).answers("sequence", Sequence.class),
            get("sequences", "list", "/v4/sequences", "List sequences.")
                    .query(INCLUDE).pages("sequences", Sequence.class).finds(SEQUENCE_ID, SEQUENCE_NAME, "name")
                    .feedsByDefault(NEW, ids()),
            get("sequences", "listSubscribers", "/v4/sequences/{sequenceId}/subscribers",
                    "List the subscribers of a sequence.")
                    .query(ADDED_AFTER, ADDED_BEFORE, CREATED_AFTER, CREATED_BEFORE, STATUS)
                    .pages("subscribers", Subscriber.class)
                    .feedsByDefault(NEW, since(ADDED_AFTER, ADDED_BEFORE, "added_at").unlessGiven(STATUS, "all")),
            put("sequences", "update", "/v4/sequences/{sequenceId}", "Update a sequence.")
                    .takes(required(List.of(), plus("name", SEQUENCE))).answers("sequence", Sequence.class),

            post("snippets", "create", "/v4/snippets", "Create a snippet.")
                    .takes(required(List.of("name", "snippet_type"), "content", "document_attributes"))
                    .answers("snippet", Snippet.class),
            get("snippets", "get", "/v4/snippets/{snippetId}", "Get a snippet.").answers("snippet", Snippet.class),
            get("snippets", "list", "/v4/snippets", "List snippets.")
                    .query(ARCHIVED, INCLUDE_CONTENT, SNIPPET_TYPE).pages("snippets", Snippet.class)
                    .feedsByDefault(NEW, ids()),
            put("snippets", "update", "/v4/snippets/{snippetId}", "Update a snippet.")
                    .takes(required(List.of(), "name", "snippet_type", "archived", "content", "document_attributes"))
                    .answers("snippet", Snippet.class),

            post("subscribers", "bulkCreate", "/v4/bulk/subscribers", "Create or update many subscribers.")
                    .takes(list("subscribers", CALLBACK)).answersBulk("subscribers", Subscriber.class)
                    .oauthOnly().repeatable()
                    .items(BulkItems.by("subscriber", "email_address").with("first_name", "state")
                            .then(new Step("fields", CUSTOM_FIELD_ID, "custom-fields", "bulkUpdateValues"))),
            post("subscribers", "create", "/v4/subscribers",
                    "Create a subscriber, or update the first name of the one with that e-mail address.")
                    .takes(text("email_address", "first_name", "state", "fields"))
                    .answers("subscriber", Subscriber.class).repeatable().bulk("bulkCreate"),
            post("subscribers", "createLocation", "/v4/subscribers/{subscriberId}/location",
                    "Pin the location of a subscriber.")
                    .takes(location()).answers("subscriber", Subscriber.class).repeatable(),
            delete("subscribers", "deleteLocation", "/v4/subscribers/{subscriberId}/location",
                    "Remove the pinned location of a subscriber."),
            post("subscribers", "filter", "/v4/subscribers/filter", "List the subscribers that fit all conditions.")
                    .takes(list("all", "counting_mode", "include", "after", "before", "per_page",
                            "include_total_count", "sort_field", "sort_order"))
                    .bodyParameters(SORT_FIELD, SORT_ORDER)
                    .pages("subscribers", Subscriber.class, Paging.BODY).repeatable()
                    .feeds(NEW, whole()),
            get("subscribers", "get", "/v4/subscribers/{subscriberId}", "Get a subscriber.")
                    .answers("subscriber", Subscriber.class),
            get("subscribers", "getStats", "/v4/subscribers/{subscriberId}/stats",
                    "Get the e-mail statistics of a subscriber.")
                    .query(EMAIL_SENT_AFTER, EMAIL_SENT_BEFORE).answers("subscriber", Subscriber.class),
            get("subscribers", "list", "/v4/subscribers", "List subscribers; active ones, unless told otherwise.")
                    .query(CREATED_AFTER, CREATED_BEFORE, EMAIL_ADDRESS, INCLUDE, SLIM, SORT_FIELD, SORT_ORDER, STATUS,
                            UPDATED_AFTER, UPDATED_BEFORE)
                    .pages("subscribers", Subscriber.class)
                    .finds(new Finder(SUBSCRIBER_ID, EMAIL_ADDRESS, "email_address", Map.of(STATUS, "all")))
                    .feedsByDefault(NEW, since(CREATED_AFTER, CREATED_BEFORE, "created_at").sorted("id")
                            .unlessGiven(STATUS, "all"))
                    .feeds(UPDATED, since(UPDATED_AFTER, UPDATED_BEFORE, null).sorted("updated_at")
                            .unlessGiven(STATUS, "all"))
                    .feeds(CANCELLED, shown("canceled_at").sorted("cancelled_at").always(STATUS, "cancelled")
                            .always(INCLUDE, "canceled_at")),
            get("subscribers", "listTags", "/v4/subscribers/{subscriberId}/tags", "List the tags of a subscriber.")
                    .pages("tags", Tag.class, Paging.QUERY_OPTIONAL)
                    .feeds(NEW, whole().at("tagged_at")),
            post("subscribers", "unsubscribe", "/v4/subscribers/{subscriberId}/unsubscribe",
                    "Unsubscribe a subscriber.")
                    .takes(optional()).repeatable(),
            put("subscribers", "update", "/v4/subscribers/{subscriberId}",
                    "Update the first name, e-mail address or custom fields of a subscriber.")
                    .takes(required(List.of(), "first_name", "email_address", "fields"))
                    .answers("subscriber", Subscriber.class),
            patch("subscribers", "updateLocation", "/v4/subscribers/{subscriberId}/location",
                    "Update the pinned location of a subscriber.")
                    .takes(location()).answers("subscriber", Subscriber.class),

            post("tags", "addSubscriber", "/v4/tags/{tagId}/subscribers/{subscriberId}",
                    "Tag an existing subscriber, by id or e-mail address.")
                    .byEmail("/v4/tags/{tagId}/subscribers").takes(optional())
                    .answers("subscriber", Subscriber.class).repeatable().bulk("bulkAddSubscribers"),
            post("tags", "bulkAddSubscribers", "/v4/bulk/tags/subscribers", "Tag many subscribers.")
                    .takes(list("taggings", CALLBACK)).answersBulk("subscribers", Subscriber.class)
                    .oauthOnly().repeatable()
                    .items(BulkItems.by("tagging", "tag_id", "subscriber_id").showing("subscriber_id", "id")),
            post("tags", "bulkCreate", "/v4/bulk/tags", "Create many tags, or get those of that name.")
                    .takes(list("tags", CALLBACK)).answersBulk("tags", Tag.class).oauthOnly().repeatable()
                    .items(BulkItems.by("tag", "name")),
            delete("tags", "bulkDelete", "/v4/bulk/tags", "Delete many tags.")
                    .takes(list("tags", CALLBACK)).answersBulk(null, Tag.class).oauthOnly()
                    .items(BulkItems.by("tag", "id").silent()),
            delete("tags", "bulkRemoveSubscribers", "/v4/bulk/tags/subscribers", "Remove tags from many subscribers.")
                    .takes(list("taggings", CALLBACK)).answersBulk(null, Subscriber.class).oauthOnly()
                    .items(BulkItems.by("tagging", "tag_id", "subscriber_id").silent()),
            post("tags", "create", "/v4/tags", "Create a tag, or get the one of that name.")
                    .takes(text("name")).answers("tag", Tag.class).repeatable().creates().bulk("bulkCreate"),
            get("tags", "list", "/v4/tags", "List tags.").query(INCLUDE).pages("tags", Tag.class)
                    .finds(TAG_ID, TAG_NAME, "name")
                    .feedsByDefault(NEW, ids()),
            get("tags", "listSubscribers", "/v4/tags/{tagId}/subscribers", "List the subscribers that have a tag.")
                    .query(CREATED_AFTER, CREATED_BEFORE, SLIM, STATUS, TAGGED_AFTER, TAGGED_BEFORE)
                    .pages("subscribers", Subscriber.class)
                    .feedsByDefault(NEW, since(TAGGED_AFTER, TAGGED_BEFORE, "tagged_at").unlessGiven(STATUS, "all")),
            delete("tags", "removeSubscriber", "/v4/tags/{tagId}/subscribers/{subscriberId}",
                    "Remove a tag from a subscriber, by id or e-mail address.")
                    .byEmail("/v4/tags/{tagId}/subscribers").bulk("bulkRemoveSubscribers"),
            put("tags", "update", "/v4/tags/{tagId}", "Rename a tag.")
                    .takes(text("name")).answers("tag", Tag.class),

            post("webhook-endpoints", "create", "/v4/webhook_endpoints",
                    "Create an endpoint for signed events; only this answer holds its secret.")
                    .takes(required(List.of("url", "events"), "name", "description"))
                    .answers("webhook_endpoint", WebhookEndpoint.class).registers(Registration.CREATE),
            delete("webhook-endpoints", "delete", "/v4/webhook_endpoints/{webhookEndpointId}",
                    "Delete an endpoint for signed events.").registers(Registration.DELETE),
            get("webhook-endpoints", "get", "/v4/webhook_endpoints/{webhookEndpointId}",
                    "Get an endpoint for signed events.").answers("webhook_endpoint", WebhookEndpoint.class),
            get("webhook-endpoints", "getDelivery", "/v4/webhook_endpoints/{webhookEndpointId}/deliveries/{deliveryId}",
                    "Get one delivery of an endpoint, as Kit sends it.").query(INCLUDE_PAYLOAD).answersRaw(),
            get("webhook-endpoints", "list", "/v4/webhook_endpoints", "List the endpoints for signed events.")
                    .query(STATUS).pages("webhook_endpoints", WebhookEndpoint.class)
                    .feedsByDefault(NEW, events()).registers(Registration.LIST),
            get("webhook-endpoints", "listDeliveries", "/v4/webhook_endpoints/{webhookEndpointId}/deliveries",
                    "List the deliveries of the last 30 days of an endpoint, as Kit sends them.")
                    .query(EVENT_TYPE, STATUS).answersRaw().paged(Paging.QUERY),
            post("webhook-endpoints", "revokePreviousSecret",
                    "/v4/webhook_endpoints/{webhookEndpointId}/revoke_previous_secret",
                    "End the overlap of a rotation early.")
                    .answers("webhook_endpoint", WebhookEndpoint.class).repeatable(),
            post("webhook-endpoints", "rotateSecret", "/v4/webhook_endpoints/{webhookEndpointId}/rotate_secret",
                    "Make a new signing secret; only this answer holds it.")
                    .takes(optional("force")).answers("webhook_endpoint", WebhookEndpoint.class)
                    .registers(Registration.ROTATE_SECRET),
            patch("webhook-endpoints", "update", "/v4/webhook_endpoints/{webhookEndpointId}",
                    "Update an endpoint for signed events.")
                    .takes(required(List.of(), "name", "url", "description", "status", "events"))
                    .answers("webhook_endpoint", WebhookEndpoint.class).registers(Registration.UPDATE),

            post("webhooks", "create", "/v4/webhooks", "Create an unsigned webhook for one event.")
                    .takes(required(List.of("target_url", "event"))).answers("webhook", Webhook.class)
                    .registers(Registration.CREATE),
            delete("webhooks", "delete", "/v4/webhooks/{webhookId}", "Delete a webhook.")
                    .registers(Registration.DELETE),
            get("webhooks", "list", "/v4/webhooks", "List webhooks.").pages("webhooks", Webhook.class)
                    .feedsByDefault(NEW, events()).registers(Registration.LIST));

    private OperationTable() {
    }

    private static List<Operation> build(OperationBuilder... entries) {
        return Arrays.stream(entries).map(OperationBuilder::build).toList();
    }

    private static Body location() {
        return required(List.of("city", "state_province", "country_code", "latitude", "longitude", "timezone"))
                .wrappedIn("location");
    }

    private static String[] plus(String first, String... others) {
        String[] all = new String[others.length + 1];
        all[0] = first;
        System.arraycopy(others, 0, all, 1, others.length);
        return all;
    }

    private static OperationBuilder get(String resource, String name, String path, String summary) {
        return new OperationBuilder(resource, name, "GET", path, summary);
    }

    private static OperationBuilder post(String resource, String name, String path, String summary) {
        return new OperationBuilder(resource, name, "POST", path, summary);
    }

    private static OperationBuilder put(String resource, String name, String path, String summary) {
        return new OperationBuilder(resource, name, "PUT", path, summary);
    }

    private static OperationBuilder patch(String resource, String name, String path, String summary) {
        return new OperationBuilder(resource, name, "PATCH", path, summary);
    }

    private static OperationBuilder delete(String resource, String name, String path, String summary) {
        return new OperationBuilder(resource, name, "DELETE", path, summary);
    }
}
