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

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/**
 * What operations take in the path or the query: one option for each {@link io.github.camelkit.operation.Parameter}.
 */
@UriParams
public class ParameterOptions {

    @UriParam(label = "identity",
              description = "The id of a subscriber.")
    private Long subscriberId;
    @UriParam(label = "identity",
              description = "The id of a tag.")
    private Long tagId;
    @UriParam(label = "identity",
              description = "The id of a form or landing page.")
    private Long formId;
    @UriParam(label = "identity",
              description = "The id of a sequence.")
    private Long sequenceId;
    @UriParam(label = "identity",
              description = "The id of an e-mail of a sequence.")
    private Long sequenceEmailId;
    @UriParam(label = "identity",
              description = "The id of a broadcast.")
    private Long broadcastId;
    @UriParam(label = "identity",
              description = "The id of a custom field.")
    private Long customFieldId;
    @UriParam(label = "identity",
              description = "The id of a purchase.")
    private Long purchaseId;
    @UriParam(label = "identity",
              description = "The id of a post.")
    private Long postId;
    @UriParam(label = "identity",
              description = "The id of a snippet.")
    private Long snippetId;
    @UriParam(label = "identity",
              description = "The id of a webhook.")
    private Long webhookId;
    @UriParam(label = "identity",
              description = "The id of an endpoint for signed events.")
    private Long webhookEndpointId;
    @UriParam(label = "identity",
              description = "The id of a delivery to an endpoint for signed events.")
    private Long deliveryId;
    @UriParam(label = "identity",
              description = "The e-mail address of a subscriber: stands in place of the id, and is an exact match "
                          + "on lists.")
    private String emailAddress;
    @UriParam(label = "identity",
              description = "The name of a tag in place of its id, looked up in the list of tags; without regard "
                          + "to case.")
    private String tagName;
    @UriParam(label = "identity",
              description = "The name of a form in place of its id, looked up in the list of active forms.")
    private String formName;
    @UriParam(label = "identity",
              description = "The name of a sequence in place of its id, looked up in the list of sequences.")
    private String sequenceName;
    @UriParam(label = "identity",
              description = "The label of a custom field in place of its id, looked up in the list of custom "
                          + "fields.")
    private String customFieldLabel;
    @UriParam(label = "paging",
              description = "Asks for the page after this cursor, the CamelKitNextCursor of an earlier answer.")
    private String after;
    @UriParam(label = "paging",
              description = "Asks for the page before this cursor, the CamelKitPreviousCursor of an earlier "
                          + "answer.")
    private String before;
    @UriParam(label = "paging",
              description = "How many items a page holds, 1 to 1000. Kit's default is 500.")
    private Integer perPage;
    @UriParam(label = "paging",
              description = "Whether Kit counts all items of the list, for the header CamelKitTotalCount. Makes "
                          + "the answer slower. Kit's default is false.")
    private Boolean includeTotalCount;
    @UriParam(label = "filter",
              description = "Only subscribers added to the form or sequence after this time: an ISO 8601 "
                          + "timestamp, or a date that means its first moment in UTC.")
    private String addedAfter;
    @UriParam(label = "filter",
              description = "Only subscribers added to the form or sequence before this time: an ISO 8601 "
                          + "timestamp, or a date that means its first moment in UTC.")
    private String addedBefore;
    @UriParam(label = "filter",
              description = "Only subscribers created after this time: an ISO 8601 timestamp, or a date that means "
                          + "its first moment in UTC.")
    private String createdAfter;
    @UriParam(label = "filter",
              description = "Only subscribers created before this time: an ISO 8601 timestamp, or a date that "
                          + "means its first moment in UTC.")
    private String createdBefore;
    @UriParam(label = "filter",
              description = "Only subscribers tagged after this time: an ISO 8601 timestamp, or a date that means "
                          + "its first moment in UTC.")
    private String taggedAfter;
    @UriParam(label = "filter",
              description = "Only subscribers tagged before this time: an ISO 8601 timestamp, or a date that means "
                          + "its first moment in UTC.")
    private String taggedBefore;
    @UriParam(label = "filter",
              description = "Only subscribers updated after this time: an ISO 8601 timestamp, or a date that means "
                          + "its first moment in UTC.")
    private String updatedAfter;
    @UriParam(label = "filter",
              description = "Only subscribers updated before this time: an ISO 8601 timestamp, or a date that "
                          + "means its first moment in UTC.")
    private String updatedBefore;
    @UriParam(label = "filter",
              description = "Only broadcasts sent after this time: an ISO 8601 timestamp, or a date that means its "
                          + "first moment in UTC.")
    private String sentAfter;
    @UriParam(label = "filter",
              description = "Only broadcasts sent before this time: an ISO 8601 timestamp, or a date that means "
                          + "its first moment in UTC.")
    private String sentBefore;
    @UriParam(label = "filter",
              description = "Counts only e-mails sent after this time: an ISO 8601 timestamp, or a date that means "
                          + "its first moment in UTC.")
    private String emailSentAfter;
    @UriParam(label = "filter",
              description = "Counts only e-mails sent before this time: an ISO 8601 timestamp, or a date that "
                          + "means its first moment in UTC.")
    private String emailSentBefore;
    @UriParam(label = "filter",
              description = "The first day of the statistics, yyyy-mm-dd. Kit's default is 90 days ago.")
    private String starting;
    @UriParam(label = "filter",
              description = "The last day of the statistics, yyyy-mm-dd. Kit's default is today.")
    private String ending;
    @UriParam(label = "filter",
              description = "Only items in this state. Subscribers: active (Kit's default), inactive, bounced, "
                          + "complained, cancelled or all; forms: active (Kit's default), archived, trashed or "
                          + "all; broadcasts: draft, scheduled, sending, completed or aborted; endpoints: active or "
                          + "disabled; deliveries: pending, retrying, delivered or failed.")
    private String status;
    @UriParam(label = "filter",
              description = "What subscribers are sorted by: id (Kit's default), created_at, updated_at, or "
                          + "cancelled_at, which needs the status cancelled; engagement__sent, engagement__opens, "
                          + "engagement__clicks, engagement__open_rate or engagement__click_rate, not together with "
                          + "emailAddress. Operation filter: id, created_at (Kit's default), first_name, "
                          + "email_address, those of engagement, or location__distance, which needs a location "
                          + "filter.")
    private String sortField;
    @UriParam(label = "filter",
              description = "The order of subscribers, asc or desc (Kit's default).")
    private String sortOrder;
    @UriParam(label = "filter",
              description = "Only forms of this type: embed for embedded forms, hosted for landing pages.")
    private String type;
    @UriParam(label = "filter",
              description = "Only snippets of this type: inline or block.")
    private String snippetType;
    @UriParam(label = "filter",
              description = "Only deliveries of events of this type, such as subscriber.created.")
    private String eventType;
    @UriParam(label = "filter",
              description = "Whether archived snippets are listed, instead of those in use.")
    private Boolean archived;
    @UriParam(label = "content",
              description = "What else each item holds, separated by commas, such as "
                          + "attribution,tags,location,canceled_at for subscribers (canceled_at with the status "
                          + "cancelled only) or stats for sequences.")
    private String include;
    @UriParam(label = "content",
              description = "What else each broadcast holds, separated by commas: clicks, stats. Needs a plan that "
                          + "has them.")
    private String extraFields;
    @UriParam(label = "content",
              description = "Whether the posts, snippets and e-mails in a list come with their content; one that is "
                          + "got by its id always does.")
    private Boolean includeContent;
    @UriParam(label = "content",
              description = "Whether a delivery comes with what was sent.")
    private Boolean includePayload;
    @UriParam(label = "content",
              description = "Whether items of a list come with fewer fields, which is faster.")
    private Boolean slim;

    public Long getSubscriberId() {
        return subscriberId;
    }

    public void setSubscriberId(Long subscriberId) {
        this.subscriberId = subscriberId;
    }

    public Long getTagId() {
        return tagId;
    }

    public void setTagId(Long tagId) {
        this.tagId = tagId;
    }

    public Long getFormId() {
        return formId;
    }

    public void setFormId(Long formId) {
        this.formId = formId;
    }

    public Long getSequenceId() {
        return sequenceId;
    }

    public void setSequenceId(Long sequenceId) {
        this.sequenceId = sequenceId;
    }

    public Long getSequenceEmailId() {
        return sequenceEmailId;
    }

    public void setSequenceEmailId(Long sequenceEmailId) {
        this.sequenceEmailId = sequenceEmailId;
    }

    public Long getBroadcastId() {
        return broadcastId;
    }

    public void setBroadcastId(Long broadcastId) {
        this.broadcastId = broadcastId;
    }

    public Long getCustomFieldId() {
        return customFieldId;
    }

    public void setCustomFieldId(Long customFieldId) {
        this.customFieldId = customFieldId;
    }

    public Long getPurchaseId() {
        return purchaseId;
    }

    public void setPurchaseId(Long purchaseId) {
        this.purchaseId = purchaseId;
    }

    public Long getPostId() {
        return postId;
    }

    public void setPostId(Long postId) {
        this.postId = postId;
    }

    public Long getSnippetId() {
        return snippetId;
    }

    public void setSnippetId(Long snippetId) {
        this.snippetId = snippetId;
    }

    public Long getWebhookId() {
        return webhookId;
    }

    public void setWebhookId(Long webhookId) {
        this.webhookId = webhookId;
    }

    public Long getWebhookEndpointId() {
        return webhookEndpointId;
    }

    public void setWebhookEndpointId(Long webhookEndpointId) {
        this.webhookEndpointId = webhookEndpointId;
    }

    public Long getDeliveryId() {
        return deliveryId;
    }

    public void setDeliveryId(Long deliveryId) {
        this.deliveryId = deliveryId;
    }

    public String getEmailAddress() {
        return emailAddress;
    }

    public void setEmailAddress(String emailAddress) {
        this.emailAddress = emailAddress;
    }

    public String getTagName() {
        return tagName;
    }

    public void setTagName(String tagName) {
        this.tagName = tagName;
    }

    public String getFormName() {
        return formName;
    }

    public void setFormName(String formName) {
        this.formName = formName;
    }

    public String getSequenceName() {
        return sequenceName;
    }

    public void setSequenceName(String sequenceName) {
        this.sequenceName = sequenceName;
    }

    public String getCustomFieldLabel() {
        return customFieldLabel;
    }

    public void setCustomFieldLabel(String customFieldLabel) {
        this.customFieldLabel = customFieldLabel;
    }

    public String getAfter() {
        return after;
    }

    public void setAfter(String after) {
        this.after = after;
    }

    public String getBefore() {
        return before;
    }

    public void setBefore(String before) {
        this.before = before;
    }

    public Integer getPerPage() {
        return perPage;
    }

    public void setPerPage(Integer perPage) {
        this.perPage = perPage;
    }

    public Boolean getIncludeTotalCount() {
        return includeTotalCount;
    }

    public void setIncludeTotalCount(Boolean includeTotalCount) {
        this.includeTotalCount = includeTotalCount;
    }

    public String getAddedAfter() {
        return addedAfter;
    }

    public void setAddedAfter(String addedAfter) {
        this.addedAfter = addedAfter;
    }

    public String getAddedBefore() {
        return addedBefore;
    }

    public void setAddedBefore(String addedBefore) {
        this.addedBefore = addedBefore;
    }

    public String getCreatedAfter() {
        return createdAfter;
    }

    public void setCreatedAfter(String createdAfter) {
        this.createdAfter = createdAfter;
    }

    public String getCreatedBefore() {
        return createdBefore;
    }

    public void setCreatedBefore(String createdBefore) {
        this.createdBefore = createdBefore;
    }

    public String getTaggedAfter() {
        return taggedAfter;
    }

    public void setTaggedAfter(String taggedAfter) {
        this.taggedAfter = taggedAfter;
    }

    public String getTaggedBefore() {
        return taggedBefore;
    }

    public void setTaggedBefore(String taggedBefore) {
        this.taggedBefore = taggedBefore;
    }

    public String getUpdatedAfter() {
        return updatedAfter;
    }

    public void setUpdatedAfter(String updatedAfter) {
        this.updatedAfter = updatedAfter;
    }

    public String getUpdatedBefore() {
        return updatedBefore;
    }

    public void setUpdatedBefore(String updatedBefore) {
        this.updatedBefore = updatedBefore;
    }

    public String getSentAfter() {
        return sentAfter;
    }

    public void setSentAfter(String sentAfter) {
        this.sentAfter = sentAfter;
    }

    public String getSentBefore() {
        return sentBefore;
    }

    public void setSentBefore(String sentBefore) {
        this.sentBefore = sentBefore;
    }

    public String getEmailSentAfter() {
        return emailSentAfter;
    }

    public void setEmailSentAfter(String emailSentAfter) {
        this.emailSentAfter = emailSentAfter;
    }

    public String getEmailSentBefore() {
        return emailSentBefore;
    }

    public void setEmailSentBefore(String emailSentBefore) {
        this.emailSentBefore = emailSentBefore;
    }

    public String getStarting() {
        return starting;
    }

    public void setStarting(String starting) {
        this.starting = starting;
    }

    public String getEnding() {
        return ending;
    }

    public void setEnding(String ending) {
        this.ending = ending;
    }

    public String getStatus() {
        return status;
    }

    public void setStatus(String status) {
        this.status = status;
    }

    public String getSortField() {
        return sortField;
    }

    public void setSortField(String sortField) {
        this.sortField = sortField;
    }

    public String getSortOrder() {
        return sortOrder;
    }

    public void setSortOrder(String sortOrder) {
        this.sortOrder = sortOrder;
    }

    public String getType() {
        return type;
    }

    public void setType(String type) {
        this.type = type;
    }

    public String getSnippetType() {
        return snippetType;
    }

    public void setSnippetType(String snippetType) {
        this.snippetType = snippetType;
    }

    public String getEventType() {
        return eventType;
    }

    public void setEventType(String eventType) {
        this.eventType = eventType;
    }

    public Boolean getArchived() {
        return archived;
    }

    public void setArchived(Boolean archived) {
        this.archived = archived;
    }

    public String getInclude() {
        return include;
    }

    public void setInclude(String include) {
        this.include = include;
    }

    public String getExtraFields() {
        return extraFields;
    }

    public void setExtraFields(String extraFields) {
        this.extraFields = extraFields;
    }

    public Boolean getIncludeContent() {
        return includeContent;
    }

    public void setIncludeContent(Boolean includeContent) {
        this.includeContent = includeContent;
    }

    public Boolean getIncludePayload() {
        return includePayload;
    }

    public void setIncludePayload(Boolean includePayload) {
        this.includePayload = includePayload;
    }

    public Boolean getSlim() {
        return slim;
    }

    public void setSlim(Boolean slim) {
        this.slim = slim;
    }
}
