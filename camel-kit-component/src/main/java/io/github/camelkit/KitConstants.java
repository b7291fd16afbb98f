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

import org.apache.camel.Exchange;
import org.apache.camel.spi.Metadata;

/**
 * The headers that the component reads and sets. What it sets never has the name of what it reads.
 */
public final class KitConstants {

    // Read

    @Metadata(label = "producer",
              description = "The operation to carry out, instead of the one of the endpoint. Removed once it was "
                          + "used.",
              javaType = "String")
    public static final String OPERATION = "CamelKitOperation";

    @Metadata(label = "producer",
              description = "The name of the account to call Kit for, instead of the one of the endpoint. Removed "
                          + "once it was used.",
              javaType = "String")
    public static final String ACCOUNT = "CamelKitAccount";

    @Metadata(label = "producer",
              description = "How a list is read, instead of the option paging: page, stream or all.",
              javaType = "String")
    public static final String PAGING = "CamelKitPaging";

    @Metadata(label = "producer", description = "The HTTP method of a kit:raw call.", javaType = "String")
    public static final String METHOD = "CamelKitMethod";

    @Metadata(label = "producer",
              description = "The path of a kit:raw call, from /v4 on, percent-encoded.",
              javaType = "String")
    public static final String PATH = "CamelKitPath";

    @Metadata(label = "producer",
              description = "The query of a kit:raw call: percent-encoded text, or a map of plain values.",
              javaType = "Object")
    public static final String QUERY = "CamelKitQuery";

    @Metadata(label = "producer", description = "The id of a subscriber.", javaType = "Long")
    public static final String SUBSCRIBER_ID = "CamelKitSubscriberId";

    @Metadata(label = "producer", description = "The id of a tag.", javaType = "Long")
    public static final String TAG_ID = "CamelKitTagId";

    @Metadata(label = "producer", description = "The id of a form or landing page.", javaType = "Long")
    public static final String FORM_ID = "CamelKitFormId";

    @Metadata(label = "producer", description = "The id of a sequence.", javaType = "Long")
    public static final String SEQUENCE_ID = "CamelKitSequenceId";

    @Metadata(label = "producer", description = "The id of an e-mail of a sequence.", javaType = "Long")
    public static final String SEQUENCE_EMAIL_ID = "CamelKitSequenceEmailId";

    @Metadata(label = "producer", description = "The id of a broadcast.", javaType = "Long")
    public static final String BROADCAST_ID = "CamelKitBroadcastId";

    @Metadata(label = "producer", description = "The id of a custom field.", javaType = "Long")
    public static final String CUSTOM_FIELD_ID = "CamelKitCustomFieldId";

    @Metadata(label = "producer", description = "The id of a purchase.", javaType = "Long")
    public static final String PURCHASE_ID = "CamelKitPurchaseId";

    @Metadata(label = "producer", description = "The id of a post.", javaType = "Long")
    public static final String POST_ID = "CamelKitPostId";

    @Metadata(label = "producer", description = "The id of a snippet.", javaType = "Long")
    public static final String SNIPPET_ID = "CamelKitSnippetId";

    @Metadata(label = "producer", description = "The id of a webhook.", javaType = "Long")
    public static final String WEBHOOK_ID = "CamelKitWebhookId";

    @Metadata(label = "producer", description = "The id of an endpoint for signed events.", javaType = "Long")
    public static final String WEBHOOK_ENDPOINT_ID = "CamelKitWebhookEndpointId";

    @Metadata(label = "producer",
              description = "The id of a delivery to an endpoint for signed events."
                          + " Set with an event that came with one.",
              javaType = "Long")
    public static final String DELIVERY_ID = "CamelKitDeliveryId";

    @Metadata(label = "producer",
              description = "The e-mail address of a subscriber: stands in place of the id, and is an exact match "
                          + "on lists.",
              javaType = "String")
    public static final String EMAIL_ADDRESS = "CamelKitEmailAddress";

    @Metadata(label = "producer",
              description = "The name of a tag in place of its id, looked up in the list of tags; without regard "
                          + "to case.",
              javaType = "String")
    public static final String TAG_NAME = "CamelKitTagName";

    @Metadata(label = "producer",
              description = "The name of a form in place of its id, looked up in the list of active forms.",
              javaType = "String")
    public static final String FORM_NAME = "CamelKitFormName";

    @Metadata(label = "producer",
              description = "The name of a sequence in place of its id, looked up in the list of sequences.",
              javaType = "String")
    public static final String SEQUENCE_NAME = "CamelKitSequenceName";

    @Metadata(label = "producer",
              description = "The label of a custom field in place of its id, looked up in the list of custom "
                          + "fields.",
              javaType = "String")
    public static final String CUSTOM_FIELD_LABEL = "CamelKitCustomFieldLabel";

    @Metadata(label = "producer",
              description = "Asks for the page after this cursor, the CamelKitNextCursor of an earlier answer.",
              javaType = "String")
    public static final String AFTER = "CamelKitAfter";

    @Metadata(label = "producer",
              description = "Asks for the page before this cursor, the CamelKitPreviousCursor of an earlier "
                          + "answer.",
              javaType = "String")
    public static final String BEFORE = "CamelKitBefore";

    @Metadata(label = "producer",
              description = "How many items a page holds, 1 to 1000. Kit's default is 500.",
              javaType = "Integer")
    public static final String PER_PAGE = "CamelKitPerPage";

    @Metadata(label = "producer",
              description = "Whether Kit counts all items of the list, for the header CamelKitTotalCount. Makes "
                          + "the answer slower. Kit's default is false.",
              javaType = "Boolean")
    public static final String INCLUDE_TOTAL_COUNT = "CamelKitIncludeTotalCount";

    @Metadata(label = "producer",
              description = "Only subscribers added to the form or sequence after this time: an ISO 8601 "
                          + "timestamp, or a date that means its first moment in UTC.",
              javaType = "String")
    public static final String ADDED_AFTER = "CamelKitAddedAfter";

    @Metadata(label = "producer",
              description = "Only subscribers added to the form or sequence before this time: an ISO 8601 "
                          + "timestamp, or a date that means its first moment in UTC.",
              javaType = "String")
    public static final String ADDED_BEFORE = "CamelKitAddedBefore";

    @Metadata(label = "producer",
              description = "Only subscribers created after this time: an ISO 8601 timestamp, or a date that means "
                          + "its first moment in UTC.",
              javaType = "String")
    public static final String CREATED_AFTER = "CamelKitCreatedAfter";

    @Metadata(label = "producer",
              description = "Only subscribers created before this time: an ISO 8601 timestamp, or a date that "
                          + "means its first moment in UTC.",
              javaType = "String")
    public static final String CREATED_BEFORE = "CamelKitCreatedBefore";

    @Metadata(label = "producer",
              description = "Only subscribers tagged after this time: an ISO 8601 timestamp, or a date that means "
                          + "its first moment in UTC.",
              javaType = "String")
    public static final String TAGGED_AFTER = "CamelKitTaggedAfter";

    @Metadata(label = "producer",
              description = "Only subscribers tagged before this time: an ISO 8601 timestamp, or a date that means "
                          + "its first moment in UTC.",
              javaType = "String")
    public static final String TAGGED_BEFORE = "CamelKitTaggedBefore";

    @Metadata(label = "producer",
              description = "Only subscribers updated after this time: an ISO 8601 timestamp, or a date that means "
                          + "its first moment in UTC.",
              javaType = "String")
    public static final String UPDATED_AFTER = "CamelKitUpdatedAfter";

    @Metadata(label = "producer",
              description = "Only subscribers updated before this time: an ISO 8601 timestamp, or a date that "
                          + "means its first moment in UTC.",
              javaType = "String")
    public static final String UPDATED_BEFORE = "CamelKitUpdatedBefore";

    @Metadata(label = "producer",
              description = "Only broadcasts sent after this time: an ISO 8601 timestamp, or a date that means its "
                          + "first moment in UTC.",
              javaType = "String")
    public static final String SENT_AFTER = "CamelKitSentAfter";

    @Metadata(label = "producer",
              description = "Only broadcasts sent before this time: an ISO 8601 timestamp, or a date that means "
                          + "its first moment in UTC.",
              javaType = "String")
    public static final String SENT_BEFORE = "CamelKitSentBefore";

    @Metadata(label = "producer",
              description = "Counts only e-mails sent after this time: an ISO 8601 timestamp, or a date that means "
                          + "its first moment in UTC.",
              javaType = "String")
    public static final String EMAIL_SENT_AFTER = "CamelKitEmailSentAfter";

    @Metadata(label = "producer",
              description = "Counts only e-mails sent before this time: an ISO 8601 timestamp, or a date that "
                          + "means its first moment in UTC.",
              javaType = "String")
    public static final String EMAIL_SENT_BEFORE = "CamelKitEmailSentBefore";

    @Metadata(label = "producer",
              description = "The first day of the statistics, yyyy-mm-dd. Kit's default is 90 days ago.",
              javaType = "String")
    public static final String STARTING = "CamelKitStarting";

    @Metadata(label = "producer",
              description = "The last day of the statistics, yyyy-mm-dd. Kit's default is today.",
              javaType = "String")
    public static final String ENDING = "CamelKitEnding";

    @Metadata(label = "producer",
              description = "Only items in this state. Subscribers: active (Kit's default), inactive, bounced, "
                          + "complained, cancelled or all; forms: active (Kit's default), archived, trashed or "
                          + "all; broadcasts: draft, scheduled, sending, completed or aborted; endpoints: active or "
                          + "disabled; deliveries: pending, retrying, delivered or failed.",
              javaType = "String")
    public static final String STATUS = "CamelKitStatus";

    @Metadata(label = "producer",
              description = "What subscribers are sorted by: id (Kit's default), created_at, updated_at, or "
                          + "cancelled_at, which needs the status cancelled; engagement__sent, engagement__opens, "
                          + "engagement__clicks, engagement__open_rate or engagement__click_rate, not together with "
                          + "emailAddress. Operation filter: id, created_at (Kit's default), first_name, "
                          + "email_address, those of engagement, or location__distance, which needs a location "
                          + "filter.",
              javaType = "String")
    public static final String SORT_FIELD = "CamelKitSortField";

    @Metadata(label = "producer",
              description = "The order of subscribers, asc or desc (Kit's default).",
              javaType = "String")
    public static final String SORT_ORDER = "CamelKitSortOrder";

    @Metadata(label = "producer",
              description = "Only forms of this type: embed for embedded forms, hosted for landing pages.",
              javaType = "String")
    public static final String TYPE = "CamelKitType";

    @Metadata(label = "producer", description = "Only snippets of this type: inline or block.", javaType = "String")
    public static final String SNIPPET_TYPE = "CamelKitSnippetType";

    @Metadata(label = "producer",
              description = "Only deliveries of events of this type, such as subscriber.created."
                          + " Set with a pushed event: its type.",
              javaType = "String")
    public static final String EVENT_TYPE = "CamelKitEventType";

    @Metadata(label = "producer",
              description = "Whether archived snippets are listed, instead of those in use.",
              javaType = "Boolean")
    public static final String ARCHIVED = "CamelKitArchived";

    @Metadata(label = "producer",
              description = "What else each item holds, separated by commas, such as "
                          + "attribution,tags,location,canceled_at for subscribers (canceled_at with the status "
                          + "cancelled only) or stats for sequences.",
              javaType = "String")
    public static final String INCLUDE = "CamelKitInclude";

    @Metadata(label = "producer",
              description = "What else each broadcast holds, separated by commas: clicks, stats. Needs a plan that "
                          + "has them.",
              javaType = "String")
    public static final String EXTRA_FIELDS = "CamelKitExtraFields";

    @Metadata(label = "producer",
              description = "Whether the posts, snippets and e-mails in a list come with their content; one that is "
                          + "got by its id always does.",
              javaType = "Boolean")
    public static final String INCLUDE_CONTENT = "CamelKitIncludeContent";

    @Metadata(label = "producer", description = "Whether a delivery comes with what was sent.", javaType = "Boolean")
    public static final String INCLUDE_PAYLOAD = "CamelKitIncludePayload";

    @Metadata(label = "producer",
              description = "Whether items of a list come with fewer fields, which is faster.",
              javaType = "Boolean")
    public static final String SLIM = "CamelKitSlim";

    // Set

    @Metadata(label = "producer",
              description = "The HTTP status of Kit's answer: 200, 201 and 202 mean different things, such as "
                          + "there already, created, and applied later.",
              javaType = "Integer")
    public static final String RESPONSE_CODE = Exchange.HTTP_RESPONSE_CODE;

    @Metadata(label = "producer", description = "Kit's id of the call, for its support.", javaType = "String")
    public static final String REQUEST_ID = "CamelKitRequestId";

    @Metadata(label = "producer",
              description = "What Kit warned of although it carried out the call, such as custom fields that it"
                            + " does not know.",
              javaType = "List")
    public static final String WARNINGS = "CamelKitWarnings";

    @Metadata(label = "producer",
              description = "The cursor of the next page, for the option after; absent on the last page.",
              javaType = "String")
    public static final String NEXT_CURSOR = "CamelKitNextCursor";

    @Metadata(label = "producer",
              description = "The cursor of the previous page, for the option before; absent on the first page.",
              javaType = "String")
    public static final String PREVIOUS_CURSOR = "CamelKitPreviousCursor";

    @Metadata(label = "producer",
              description = "How many items the list has, if Kit was asked to count them (includeTotalCount).",
              javaType = "Long")
    public static final String TOTAL_COUNT = "CamelKitTotalCount";

    @Metadata(label = "producer",
              description = "How often the call was sent again before it succeeded.",
              javaType = "Integer")
    public static final String RETRIES = "CamelKitRetries";

    @Metadata(label = "producer",
              description = "How many exchanges shared the bulk call that answered (option coalesce): the answer"
                            + " has no custom fields, and does not say whether the object was created or existed"
                            + " already. Absent if the exchange had a call of its own.",
              javaType = "Integer")
    public static final String COALESCED = "CamelKitCoalesced";

    @Metadata(label = "consumer",
              description = "The id of a pushed event, the same each time that Kit sends it. Not for kit:webhooks.",
              javaType = "String")
    public static final String EVENT_ID = "CamelKitEventId";

    @Metadata(label = "consumer",
              description = "When a pushed event happened. Not for kit:webhooks.",
              javaType = "OffsetDateTime")
    public static final String EVENT_CREATED = "CamelKitEventCreated";

    @Metadata(label = "consumer",
              description = "All data of a pushed event: objects by their kind, as Kit sends them.",
              javaType = "Map")
    public static final String EVENT_DATA = "CamelKitEventData";

    @Metadata(label = "consumer",
              description = "The id of the subscriber of a pushed event.",
              javaType = "Long")
    public static final String EVENT_SUBSCRIBER_ID = "CamelKitEventSubscriberId";

    @Metadata(label = "consumer",
              description = "The id of the tag of a pushed event.",
              javaType = "Long")
    public static final String EVENT_TAG_ID = "CamelKitEventTagId";

    @Metadata(label = "consumer",
              description = "The id of the form of a pushed event.",
              javaType = "Long")
    public static final String EVENT_FORM_ID = "CamelKitEventFormId";

    @Metadata(label = "consumer",
              description = "The id of the sequence of a pushed event.",
              javaType = "Long")
    public static final String EVENT_SEQUENCE_ID = "CamelKitEventSequenceId";

    @Metadata(label = "consumer",
              description = "The id of the custom field of a pushed event.",
              javaType = "Long")
    public static final String EVENT_CUSTOM_FIELD_ID = "CamelKitEventCustomFieldId";

    @Metadata(label = "consumer",
              description = "The id of the product of a pushed event.",
              javaType = "Long")
    public static final String EVENT_PRODUCT_ID = "CamelKitEventProductId";

    @Metadata(label = "consumer",
              description = "The id of the purchase of a pushed event.",
              javaType = "Long")
    public static final String EVENT_PURCHASE_ID = "CamelKitEventPurchaseId";

    @Metadata(label = "consumer",
              description = "The id of the broadcast of a pushed event.",
              javaType = "Long")
    public static final String EVENT_BROADCAST_ID = "CamelKitEventBroadcastId";

    @Metadata(label = "consumer",
              description = "The link of a pushed event.",
              javaType = "String")
    public static final String EVENT_LINK_URL = "CamelKitEventLinkUrl";

    // Plugins of Kit's editor

    @Metadata(label = "consumer",
              description = "Whom the access token of a request to a plugin belongs to, as the authenticator says.",
              javaType = "Object")
    public static final String PLUGIN_USER = "CamelKitPluginUser";

    @Metadata(label = "consumer",
              description = "The cookies of the browser that Kit sends for consent (kit:plugins with action=AUTHORIZE), by"
                          + " name.",
              javaType = "Map", secret = true)
    public static final String PLUGIN_COOKIES = "CamelKitPluginCookies";

    @Metadata(label = "consumer",
              description = "Set by the route of a plugin: the code of its answer, as an HTTP status. One from 400 on"
                          + " makes the answer an error, and a body that is a text its message.",
              javaType = "Integer")
    public static final String PLUGIN_CODE = "CamelKitPluginCode";

    @Metadata(label = "consumer",
              description = "Set by the route of a plugin: the errors that Kit shows to the user, as a text or a list."
                          + " The code is 422 then unless another is set.",
              javaType = "Object")
    public static final String PLUGIN_ERRORS = "CamelKitPluginErrors";

    // Installing an app

    @Metadata(label = "producer",
              description = "Where Kit sends the browser with the code, for kit:oauth.",
              javaType = "String")
    public static final String REDIRECT_URI = "CamelKitRedirectUri";

    @Metadata(label = "producer",
              description = "The scope that kit:oauth asks for.",
              javaType = "String")
    public static final String SCOPE = "CamelKitScope";

    @Metadata(label = "producer",
              description = "What comes back with the code, for kit:oauth. Default: a new random text.",
              javaType = "String", secret = true)
    public static final String STATE = "CamelKitState";

    @Metadata(label = "producer",
              description = "The name of the tenant of an app that has several. For kit:oauth; a sign-in route can"
                          + " set it, too.",
              javaType = "String")
    public static final String TENANT_NAME = "CamelKitTenantName";

    @Metadata(label = "producer",
              description = "The code that kit:oauth exchanges.",
              javaType = "String", secret = true)
    public static final String CODE = "CamelKitCode";

    @Metadata(label = "producer",
              description = "The code verifier of kit:oauth (PKCE): 43 to 128 letters, digits and -._~.",
              javaType = "String", secret = true)
    public static final String CODE_VERIFIER = "CamelKitCodeVerifier";

    @Metadata(label = "producer",
              description = "The refresh token that kit:oauth exchanges.",
              javaType = "String", secret = true)
    public static final String REFRESH_TOKEN = "CamelKitRefreshToken";

    @Metadata(label = "producer",
              description = "The access or refresh token that kit:oauth revokes.",
              javaType = "String", secret = true)
    public static final String TOKEN = "CamelKitToken";

    @Metadata(label = "producer",
              description = "Set with an authorization address: the state in it. Keep it for the browser's session,"
                          + " and compare it with what comes back.",
              javaType = "String", secret = true)
    public static final String ISSUED_STATE = "CamelKitIssuedState";

    @Metadata(label = "producer",
              description = "Set with an authorization address: the code verifier whose challenge is in it.",
              javaType = "String", secret = true)
    public static final String ISSUED_VERIFIER = "CamelKitIssuedVerifier";

    @Metadata(label = "consumer",
              description = "The name of the account whose tokens were stored: its id, unless another was given.",
              javaType = "String")
    public static final String INSTALLED_ACCOUNT = "CamelKitInstalledAccount";

    @Metadata(label = "consumer",
              description = "When the access token of an installation expires.",
              javaType = "OffsetDateTime")
    public static final String TOKEN_EXPIRES = "CamelKitTokenExpires";

    @Metadata(label = "consumer",
              description = "The access token of an installation, with the option includeTokens.",
              javaType = "String", secret = true)
    public static final String INSTALLED_ACCESS_TOKEN = "CamelKitInstalledAccessToken";

    @Metadata(label = "consumer",
              description = "The refresh token of an installation, with the option includeTokens. It is valid once,"
                            + " and the component uses it.",
              javaType = "String", secret = true)
    public static final String INSTALLED_REFRESH_TOKEN = "CamelKitInstalledRefreshToken";

    @Metadata(label = "consumer",
              description = "The user who installs the app, as the app knows them: set by the sign-in route, and"
                            + " set with the installation.",
              javaType = "String")
    public static final String APP_USER = "CamelKitAppUser";

    @Metadata(label = "consumer",
              description = "For the sign-in route of an installation: the cookies of the browser, by name.",
              javaType = "Map", secret = true)
    public static final String COOKIES = "CamelKitCookies";

    @Metadata(label = "consumer",
              description = "For the sign-in route of an installation: the path and the query to send the browser back to"
                          + " once it is signed in.",
              javaType = "String")
    public static final String RETURN_ADDRESS = "CamelKitReturnAddress";

    @Metadata(label = "consumer",
              description = "Set by the route to refuse an installation: the reason, which is shown to the user.",
              javaType = "String")
    public static final String REFUSE_INSTALL = "CamelKitRefuseInstall";

    private KitConstants() {
    }
}
