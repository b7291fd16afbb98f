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

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.error.ApiException;
import io.github.camelkit.simulator.http.Answer;
import io.github.camelkit.simulator.http.Call;
import io.github.camelkit.simulator.http.Query;
import io.github.camelkit.simulator.http.Routes;
import io.github.camelkit.simulator.json.Json;
import io.github.camelkit.simulator.paging.Order;
import io.github.camelkit.simulator.state.Account;
import io.github.camelkit.simulator.state.Link;
import io.github.camelkit.simulator.state.Subscriber;
import io.github.camelkit.simulator.state.SubscriberQuery;
import io.github.camelkit.simulator.state.SubscriberQuery.Sort;
import io.github.camelkit.simulator.state.Switch;
import io.github.camelkit.simulator.state.Tag;

/** Subscribers: create, read, list, update, unsubscribe. */
final class SubscriberApi {

    static final Set<String> STATES = Set.of("active", "inactive", "bounced", "complained", "cancelled");
    static final Set<String> STATUSES = Set.of("active", "inactive", "bounced", "complained", "cancelled", "all");

    private static final String ROOT = "subscriber";
    private static final List<String> SORT_FIELDS = Stream.concat(
            Stream.of("id", "created_at", "updated_at", "canceled_at", "cancelled_at"),
            SubscriberSort.ENGAGEMENT.stream()).toList();

    private SubscriberApi() {
    }

    static void register(Routes routes) {
        routes.write("POST", "/v4/subscribers", SubscriberApi::create);
        routes.get("/v4/subscribers", Routes.PAGE + "created_after created_before updated_after updated_before "
                + "email_address include slim sort_field sort_order status", SubscriberApi::list);
        routes.get("/v4/subscribers/{id}", "", SubscriberApi::get);
        routes.write("PUT", "/v4/subscribers/{id}", SubscriberApi::update);
        routes.write("POST", "/v4/subscribers/{id}/unsubscribe", SubscriberApi::unsubscribe);
        routes.get("/v4/subscribers/{id}/tags", Routes.PAGE, SubscriberApi::listTags);
    }

    private static Answer create(Call call) {
        Account account = call.account();
        String email = Validation.email(call.body().text("email_address"));
        String firstName = call.body().text("first_name");
        String state = call.body().choice("state", STATES, "State is invalid");
        FieldValues fields = FieldValues.of(call.body(), account);
        Subscriber existing = account.subscribers().findByEmail(email);
        Subscriber subscriber = Subscribers.upsert(account, email, firstName, state);
        return setFields(call, subscriber, fields, existing == null ? 201 : 200);
    }

    private static Answer get(Call call) {
        Account account = call.account();
        return Answer.wrapped(200, ROOT, Render.subscriber(account, account.subscribers().get(call.id())));
    }

    private static Answer update(Call call) {
        Account account = call.account();
        Subscriber subscriber = account.subscribers().get(call.id());
        String email = call.body().text("email_address");
        if (email == null) {
            email = subscriber.email();
        } else {
            Validation.email(email);
            Subscriber other = account.subscribers().findByEmail(email);
            if (other != null && other.id() != subscriber.id()) {
                throw ApiException.invalid("Email address has already been taken");
            }
        }
        String given = call.body().text("first_name");
        FieldValues fields = FieldValues.of(call.body(), account);
        String firstName = call.body().has("first_name") ? given : subscriber.firstName();
        Subscriber updated = account.subscribers().put(subscriber.withNames(firstName, email, call.now()));
        return setFields(call, updated, fields, 200);
    }

    private static Answer setFields(Call call, Subscriber subscriber, FieldValues fields, int status) {
        Account account = call.account();
        ObjectNode body = Json.object();
        if (fields.comeLater()) {
            account.later().run(call.switches().get(Switch.FIELDS_DELAY),
                    () -> Subscribers.setFields(account, subscriber.id(), fields.values()));
            body.set(ROOT, Render.subscriber(account, subscriber, fields.values().keySet()));
        } else {
            Subscriber changed = Subscribers.setFields(account, subscriber.id(), fields.values());
            body.set(ROOT, Render.subscriber(account, changed));
        }
        if (!fields.warnings().isEmpty()) {
            body.set("warnings", Json.array(fields.warnings()));
        }
        return Answer.json(fields.comeLater() ? 202 : status, body);
    }

    private static Answer unsubscribe(Call call) {
        Account account = call.account();
        Subscriber subscriber = account.subscribers().get(call.id());
        Subscribers.setState(account, subscriber, Subscriber.CANCELLED);
        return Answer.noContent();
    }

    private static Answer list(Call call) {
        Query query = call.query();
        Account account = call.account();
        SubscriberQuery wanted = wanted(query);
        boolean ascending = SubscriberSort.ascending(query.text("sort_order"));
        String field = query.text("sort_field");
        boolean byEngagement = field != null && SubscriberSort.ENGAGEMENT.contains(field);
        if (byEngagement && !wanted.emails().isEmpty()) {
            throw ApiException.invalid("sort_field cannot be " + field + " together with email_address");
        }
        SubscriberSort sort = byEngagement ? SubscriberSort.engagement(account, field, ascending)
                : SubscriberSort.of(wanted.sort(), ascending);
        boolean slim = query.flag("slim");
        List<String> includes = query.list("include");
        if (includes.contains("canceled_at") && !wanted.status().equals(Subscriber.CANCELLED)) {
            throw ApiException.invalid("The status param must be `cancelled` if include has `canceled_at`");
        }
        return call.page("subscribers", sort.list(account, wanted), sort.order(), subscriber -> Render.include(account,
                subscriber, includes, slim ? Render.slim(subscriber) : Render.subscriber(account, subscriber)));
    }

    private static SubscriberQuery wanted(Query query) {
        String status = query.choice("status", Subscriber.ACTIVE, STATUSES);
        String field = query.oneOf("sort_field", SORT_FIELDS);
        Sort sort = field == null ? Sort.ID : switch (field) {
            case "updated_at" -> Sort.UPDATED;
            case "canceled_at", "cancelled_at" -> Sort.CANCELLED;
            // subscribers get their ids in the order of their creation
            default -> Sort.ID;
        };
        if (sort == Sort.CANCELLED && !status.equals(Subscriber.CANCELLED)) {
            throw ApiException.invalid("The status param must be `cancelled` if sort_field is `" + field + "`");
        }
        List<String> emails = query.list("email_address");
        emails.forEach(Validation::email);
        return new SubscriberQuery(status, query.time("created_after", Long.MIN_VALUE),
                query.time("created_before", Long.MAX_VALUE), query.time("updated_after", Long.MIN_VALUE),
                query.time("updated_before", Long.MAX_VALUE), emails, sort, null);
    }

    private static Answer listTags(Call call) {
        Account account = call.account();
        account.subscribers().get(call.id());
        return call.page("tags", account.tagged().ofSubscriber(call.id()), Order.NEWEST,
                link -> taggedWith(account, link));
    }

    private static ObjectNode taggedWith(Account account, Link link) {
        Tag tag = account.tags().find(link.ownerId());
        ObjectNode node = Json.object();
        node.put("id", link.ownerId());
        node.put("name", tag == null ? null : tag.name());
        node.put("tagged_at", Json.time(link.at()));
        return node;
    }
}
