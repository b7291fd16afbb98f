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
package io.github.camelkit.operations;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelkit.operation.Operation;
import io.github.camelkit.operation.Operations;

/**
 * What Kit's API is, written down apart from the component: operation | call | credentials | query parameters |
 * fields of the body, with an exclamation mark those required | answers, each with the roots of its body | errors.
 * In the query, {@code page} and {@code total} stand for the parameters of lists.
 */
final class ApiFacts {

    private static final List<String> ACCOUNT_AND_BROADCASTS = List.of(
            "account/get | GET /v4/account | key | - | - | 200:user,account | 401",
            "account/getCreatorProfile | GET /v4/account/creator_profile | key | - | - | 200:profile | 401 404",
            "account/getEmailStats | GET /v4/account/email_stats | key | - | - | 200:stats | 401",
            "account/getGrowthStats | GET /v4/account/growth_stats | key | ending starting | - | "
                    + "200:stats | 401 422",
            "account/listColors | GET /v4/account/colors | key | - | - | 200:colors | 401",
            "account/updateColors | PUT /v4/account/colors | key | - | colors! | 200:colors | 401 422",
            "broadcasts/create | POST /v4/broadcasts | key | - | email_template_id allow_starting_point "
                    + "email_address content description public published_at send_at thumbnail_alt thumbnail_url preview_text subject "
                    + "subscriber_filter | 201:broadcast | 401 403 422",
            "broadcasts/delete | DELETE /v4/broadcasts/{id} | key | - | - | 204 | 401 403 404 422",
            "broadcasts/get | GET /v4/broadcasts/{id} | key | extra_fields | - | 200:broadcast | 401 404",
            "broadcasts/getClicks | GET /v4/broadcasts/{broadcast_id}/clicks | key | page | - | "
                    + "200:broadcast,pagination | 401 403 404",
            "broadcasts/getStats | GET /v4/broadcasts/{broadcast_id}/stats | key | - | - | 200:broadcast | 401 404",
            "broadcasts/list | GET /v4/broadcasts | key | page total extra_fields sent_after sent_before "
                    + "slim status | - | 200:broadcasts,pagination | 401",
            "broadcasts/listStats | GET /v4/broadcasts/stats | key | page total sent_after sent_before "
                    + "status | - | 200:broadcasts,pagination | 401 403",
            "broadcasts/update | PUT /v4/broadcasts/{id} | key | - | email_template_id "
                    + "allow_starting_point email_address content description public published_at send_at thumbnail_alt thumbnail_url preview_text "
                    + "subject subscriber_filter | 200:broadcast | 401 403 404 422",
            "custom-fields/bulkCreate | POST /v4/bulk/custom_fields | oauth | - | custom_fields! "
                    + "callback_url | 200:custom_fields,failures 202 | 401 413 422",
            "custom-fields/bulkUpdateValues | POST /v4/bulk/custom_fields/subscribers | oauth | - | "
                    + "custom_field_values! callback_url | 200:custom_field_values,failures 202 | 401 413 422",
            "custom-fields/create | POST /v4/custom_fields | key | - | label! | 200:custom_field "
                    + "201:custom_field | 401 422",
            "custom-fields/delete | DELETE /v4/custom_fields/{id} | key | - | - | 204 | 401 404 422",
            "custom-fields/list | GET /v4/custom_fields | key | page total | - | 200:custom_fields,pagination | 401",
            "custom-fields/update | PUT /v4/custom_fields/{id} | key | - | label! | 200:custom_field | 401 404 422",
            "email-templates/list | GET /v4/email_templates | key | page total | - | "
                    + "200:email_templates,pagination | 401");

    private static final List<String> FORMS_AND_SALES = List.of(
            "forms/addSubscriber | POST /v4/forms/{form_id}/subscribers | key | - | email_address! "
                    + "referrer | 200:subscriber 201:subscriber | 401 404 422",
            "forms/addSubscriber | POST /v4/forms/{form_id}/subscribers/{id} | key | - | referrer | "
                    + "200:subscriber 201:subscriber | 401 404",
            "forms/bulkAddSubscribers | POST /v4/bulk/forms/subscribers | oauth | - | additions! "
                    + "callback_url | 200:subscribers,failures 202 | 401 413 422",
            "forms/list | GET /v4/forms | key | page total include status type | - | 200:forms,pagination | 401",
            "forms/listSubscribers | GET /v4/forms/{form_id}/subscribers | key | page total added_after "
                    + "added_before created_after created_before slim status | - | 200:subscribers,pagination | "
                    + "401 404",
            "posts/get | GET /v4/posts/{id} | key | - | - | 200:post | 401 404",
            "posts/list | GET /v4/posts | key | page total include_content | - | 200:posts,pagination | 401",
            "purchases/create | POST /v4/purchases | oauth | - | purchase! | 201:purchase | 401 422",
            "purchases/get | GET /v4/purchases/{id} | oauth | - | - | 200:purchase | 401 404",
            "purchases/list | GET /v4/purchases | oauth | page total | - | 200:purchases,pagination | 401",
            "segments/list | GET /v4/segments | key | page total | - | 200:segments,pagination | 401");

    private static final List<String> SEQUENCES_AND_SNIPPETS = List.of(
            "sequence-emails/create | POST /v4/sequences/{sequence_id}/emails | key | - | subject! "
                    + "delay_value! delay_unit! preview_text content email_template_id published send_days "
                    + "position | 201:email | 401 404 422",
            "sequence-emails/delete | DELETE /v4/sequences/{sequence_id}/emails/{id} | key | - | - | 204 | 401 404",
            "sequence-emails/get | GET /v4/sequences/{sequence_id}/emails/{id} | key | include | - | "
                    + "200:email | 401 404",
            "sequence-emails/list | GET /v4/sequences/{sequence_id}/emails | key | page total include "
                    + "include_content | - | 200:emails,pagination | 401 404",
            "sequence-emails/update | PUT /v4/sequences/{sequence_id}/emails/{id} | key | - | subject "
                    + "preview_text content delay_value delay_unit email_template_id published send_days position "
                    + "| 200:email | 401 404 422",
            "sequences/addSubscriber | POST /v4/sequences/{sequence_id}/subscribers | key | - | "
                    + "email_address! | 200:subscriber 201:subscriber | 401 404 422",
            "sequences/addSubscriber | POST /v4/sequences/{sequence_id}/subscribers/{id} | key | - | - | "
                    + "200:subscriber 201:subscriber | 401 404",
            "sequences/create | POST /v4/sequences | key | - | name! email_address email_template_id "
                    + "send_days send_hour time_zone active repeat hold exclude_subscriber_sources | 201:sequence "
                    + "| 401 403 422",
            "sequences/delete | DELETE /v4/sequences/{id} | key | - | - | 204 | 401 404",
            "sequences/get | GET /v4/sequences/{id} | key | include | - | 200:sequence | 401 404",
            "sequences/list | GET /v4/sequences | key | page total include | - | 200:sequences,pagination | 401",
            "sequences/listSubscribers | GET /v4/sequences/{sequence_id}/subscribers | key | page total "
                    + "added_after added_before created_after created_before status | - | "
                    + "200:subscribers,pagination | 401 404",
            "sequences/update | PUT /v4/sequences/{id} | key | - | name email_address email_template_id "
                    + "send_days send_hour time_zone active repeat hold exclude_subscriber_sources | 200:sequence "
                    + "| 401 404 422",
            "snippets/create | POST /v4/snippets | key | - | name! snippet_type! content "
                    + "document_attributes | 201:snippet | 401 422",
            "snippets/get | GET /v4/snippets/{id} | key | - | - | 200:snippet | 401 404",
            "snippets/list | GET /v4/snippets | key | page total archived include_content snippet_type | "
                    + "- | 200:snippets,pagination | 401",
            "snippets/update | PUT /v4/snippets/{id} | key | - | name snippet_type archived content "
                    + "document_attributes | 200:snippet | 401 404 422");

    private static final List<String> SUBSCRIBERS_AND_TAGS = List.of(
            "subscribers/bulkCreate | POST /v4/bulk/subscribers | oauth | - | subscribers! callback_url "
                    + "| 200:subscribers,failures 202 | 401 403 413 422",
            "subscribers/create | POST /v4/subscribers | key | - | email_address! first_name state "
                    + "fields | 200:subscriber 201:subscriber,warnings 202:subscriber | 401 422",
            "subscribers/createLocation | POST /v4/subscribers/{subscriber_id}/location | key | - | "
                    + "location! | 200:subscriber | 401 404 422",
            "subscribers/deleteLocation | DELETE /v4/subscribers/{subscriber_id}/location | key | - | - "
                    + "| 204 | 401 404",
            "subscribers/filter | POST /v4/subscribers/filter | key | - | all! counting_mode include "
                    + "after before per_page include_total_count sort_field sort_order | "
                    + "200:subscribers,pagination | 401",
            "subscribers/get | GET /v4/subscribers/{id} | key | - | - | 200:subscriber | 401 404",
            "subscribers/getStats | GET /v4/subscribers/{subscriber_id}/stats | key | email_sent_after "
                    + "email_sent_before | - | 200:subscriber | 401",
            "subscribers/list | GET /v4/subscribers | key | page total created_after created_before "
                    + "email_address include slim sort_field sort_order status updated_after updated_before | - | "
                    + "200:subscribers,pagination | 401 422",
            "subscribers/listTags | GET /v4/subscribers/{subscriber_id}/tags | key | page total | - | "
                    + "200:tags,pagination | 401 404",
            "subscribers/unsubscribe | POST /v4/subscribers/{id}/unsubscribe | key | - | - | 204 | 401 404",
            "subscribers/update | PUT /v4/subscribers/{id} | key | - | first_name email_address fields | "
                    + "200:subscriber,warnings 202:subscriber | 401 404 422",
            "subscribers/updateLocation | PATCH /v4/subscribers/{subscriber_id}/location | key | - | "
                    + "location! | 200:subscriber | 401 404 422",
            "tags/addSubscriber | POST /v4/tags/{tag_id}/subscribers | key | - | email_address! | "
                    + "200:subscriber 201:subscriber | 401 404 422",
            "tags/addSubscriber | POST /v4/tags/{tag_id}/subscribers/{id} | key | - | - | 200:subscriber "
                    + "201:subscriber | 401 404",
            "tags/bulkAddSubscribers | POST /v4/bulk/tags/subscribers | oauth | - | taggings! "
                    + "callback_url | 200:subscribers,failures 202 | 401 413 422",
            "tags/bulkCreate | POST /v4/bulk/tags | oauth | - | tags! callback_url | 200:tags,failures "
                    + "202 | 401 413 422",
            "tags/bulkDelete | DELETE /v4/bulk/tags | oauth | - | tags! callback_url | 200:failures 202 "
                    + "| 401 413 422",
            "tags/bulkRemoveSubscribers | DELETE /v4/bulk/tags/subscribers | oauth | - | taggings! "
                    + "callback_url | 200:failures 202 | 401 413 422",
            "tags/create | POST /v4/tags | key | - | name! | 200:tag 201:tag | 401 422",
            "tags/list | GET /v4/tags | key | page total include | - | 200:tags,pagination | 401",
            "tags/listSubscribers | GET /v4/tags/{tag_id}/subscribers | key | page total created_after "
                    + "created_before slim status tagged_after tagged_before | - | 200:subscribers,pagination | "
                    + "401 404",
            "tags/removeSubscriber | DELETE /v4/tags/{tag_id}/subscribers | key | - | email_address! | "
                    + "204 | 401 404 422",
            "tags/removeSubscriber | DELETE /v4/tags/{tag_id}/subscribers/{id} | key | - | - | 204 | 401 404",
            "tags/update | PUT /v4/tags/{id} | key | - | name! | 200:tag | 401 404 422");

    private static final List<String> WEBHOOKS = List.of(
            "webhook-endpoints/create | POST /v4/webhook_endpoints | key | - | url! events! name "
                    + "description | 201:webhook_endpoint | 401 422",
            "webhook-endpoints/delete | DELETE /v4/webhook_endpoints/{id} | key | - | - | 204 | 401 403 404",
            "webhook-endpoints/get | GET /v4/webhook_endpoints/{id} | key | - | - | 200:webhook_endpoint | 401 404",
            "webhook-endpoints/getDelivery | GET /v4/webhook_endpoints/{id}/deliveries/{delivery_id} | "
                    + "key | include_payload | - | 200 | 401 404",
            "webhook-endpoints/list | GET /v4/webhook_endpoints | key | page total status | - | "
                    + "200:webhook_endpoints,pagination | 401",
            "webhook-endpoints/listDeliveries | GET /v4/webhook_endpoints/{id}/deliveries | key | page "
                    + "total event_type status | - | 200 | 401 404 422",
            "webhook-endpoints/revokePreviousSecret | POST "
                    + "/v4/webhook_endpoints/{id}/revoke_previous_secret | key | - | - | 200:webhook_endpoint | "
                    + "401 403 404",
            "webhook-endpoints/rotateSecret | POST /v4/webhook_endpoints/{id}/rotate_secret | key | - | "
                    + "force | 200:webhook_endpoint | 401 403 404 409",
            "webhook-endpoints/update | PATCH /v4/webhook_endpoints/{id} | key | - | name url "
                    + "description status events | 200:webhook_endpoint | 401 403 404",
            "webhooks/create | POST /v4/webhooks | key | - | target_url! event! | 201:webhook | 401 422",
            "webhooks/delete | DELETE /v4/webhooks/{id} | key | - | - | 204 | 401 404 422",
            "webhooks/list | GET /v4/webhooks | key | page total | - | 200:webhooks,pagination | 401");

    private static final List<Fact> ALL = Stream.of(ACCOUNT_AND_BROADCASTS, FORMS_AND_SALES, SEQUENCES_AND_SNIPPETS,
            SUBSCRIBERS_AND_TAGS, WEBHOOKS).flatMap(List::stream).map(ApiFacts::read).toList();

    private ApiFacts() {
    }

    /**
     * One endpoint of the API.
     *
     * @param body    the names of the body's fields, and whether they are required
     * @param answers the roots of the body by the status
     */
    record Fact(Operation operation, String method, String path, boolean oauth, Set<String> query,
            Map<String, Boolean> body, Map<Integer, Set<String>> answers, List<Integer> errors) {

        /** Whether it is the variant with the e-mail address in the body. */
        boolean isByEmail() {
            return operation.hasEmailVariant() && path.endsWith("/subscribers");
        }

        /** Whether a case calls this endpoint. */
        boolean isCalledBy(Case one) {
            return one.operation() == operation && shape(one.path()).equals(shape(path));
        }

        @Override
        public String toString() {
            return method + ' ' + path;
        }
    }

    static List<Fact> all() {
        return ALL;
    }

    /** A path whose ids have no names. */
    static String shape(String path) {
        return path.replaceAll("\\{\\w+}", "{}");
    }

    private static Fact read(String line) {
        String[] columns = line.split(" \\| ");
        String[] operation = columns[0].split("/");
        String[] call = columns[1].split(" ");
        Set<String> query = new LinkedHashSet<>();
        words(columns[3]).forEach(word -> query.addAll(switch (word) {
            case "page" -> List.of("after", "before", "per_page");
            case "total" -> List.of("include_total_count");
            default -> List.of(word);
        }));
        Map<String, Boolean> body = new LinkedHashMap<>();
        words(columns[4]).forEach(word -> body.put(word.replace("!", ""), word.endsWith("!")));
        Map<Integer, Set<String>> answers = new LinkedHashMap<>();
        words(columns[5]).forEach(word -> answers.put(Integer.valueOf(word.substring(0, 3)), word.length() == 3
                ? Set.of() : Arrays.stream(word.substring(4).split(",")).collect(Collectors.toSet())));
        return new Fact(Operations.find(operation[0], operation[1]).orElseThrow(), call[0], call[1],
                columns[2].equals("oauth"), query, body, answers,
                words(columns[6]).map(Integer::valueOf).toList());
    }

    private static Stream<String> words(String column) {
        return column.equals("-") ? Stream.empty() : Arrays.stream(column.split(" "));
    }
}
