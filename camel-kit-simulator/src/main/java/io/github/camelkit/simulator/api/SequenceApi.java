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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.error.ApiException;
import io.github.camelkit.simulator.http.Answer;
import io.github.camelkit.simulator.http.Body;
import io.github.camelkit.simulator.http.Call;
import io.github.camelkit.simulator.http.Routes;
import io.github.camelkit.simulator.json.Json;
import io.github.camelkit.simulator.paging.Order;
import io.github.camelkit.simulator.state.Account;
import io.github.camelkit.simulator.state.Defaults;
import io.github.camelkit.simulator.state.Link;
import io.github.camelkit.simulator.state.Subscriber;

/** Sequences, and the subscribers in them. */
final class SequenceApi {

    private static final String ROOT = "sequence";
    private static final String SEQUENCE = "/v4/sequences/{id}";
    private static final String SUBSCRIBERS = SEQUENCE + "/subscribers";

    private SequenceApi() {
    }

    static void register(Routes routes) {
        routes.get("/v4/sequences", Routes.PAGE + "include", call -> call.page("sequences",
                call.account().sequences().list(), Order.NEWEST, sequence -> shown(call, sequence)));
        routes.write("POST", "/v4/sequences", SequenceApi::create);
        routes.get(SEQUENCE, "include",
                call -> Answer.wrapped(200, ROOT, shown(call, call.account().sequences().get(call.id()))));
        routes.write("PUT", SEQUENCE, SequenceApi::update);
        routes.write("DELETE", SEQUENCE, SequenceApi::delete);
        routes.get(SUBSCRIBERS, Routes.PAGE + "added_after added_before created_after created_before status",
                SequenceApi::listSubscribers);
        routes.write("POST", SUBSCRIBERS, call -> add(call, Subscribers.named(known(call), call.body(),
                "Either subscriber id or email address is required to add subscriber to sequence")));
        routes.write("POST", SUBSCRIBERS + "/{id}", call -> add(call, known(call).subscribers().get(call.secondId())));
    }

    private static Account known(Call call) {
        call.account().sequences().get(call.id());
        return call.account();
    }

    private static ObjectNode shown(Call call, ObjectNode sequence) {
        if (!call.query().list("include").contains("stats")) {
            return sequence;
        }
        Account account = call.account();
        long id = sequence.get("id").longValue();
        long emails = account.sequenceEmails().all().stream()
                .filter(email -> email.get("sequence_id").longValue() == id).count();
        ObjectNode node = sequence.deepCopy().put("email_count", emails)
                .put("subscriber_count", account.inSequence().count(id));
        node.set("stats", SequenceStats.ofSequence(account, id));
        return node;
    }

    private static Answer create(Call call) {
        Validation.permitted(call);
        Account account = call.account();
        Validation.required(call.body(), "name", "name can't be blank");
        ObjectNode sequence = Defaults.sequence(account);
        apply(call.body(), sequence);
        account.sequences().put(sequence.get("id").longValue(), sequence);
        Happenings.object(account, ROOT, "created", sequence);
        return Answer.wrapped(201, ROOT, sequence);
    }

    private static Answer update(Call call) {
        Account account = call.account();
        ObjectNode old = account.sequences().get(call.id());
        ObjectNode sequence = old.deepCopy();
        if (call.body().has("name")) {
            Validation.required(call.body(), "name", "name can't be blank");
        }
        apply(call.body(), sequence);
        sequence.put("updated_at", Json.time(call.now()));
        account.sequences().put(call.id(), sequence);
        boolean active = sequence.get("active").booleanValue();
        if (active != old.get("active").booleanValue()) {
            Happenings.object(account, ROOT, active ? "published" : "disabled", sequence);
        }
        return Answer.wrapped(200, ROOT, sequence);
    }

    private static void apply(Body body, ObjectNode sequence) {
        Fields fields = new Fields(body, sequence);
        fields.text("name").text("email_address").integer("email_template_id").text("time_zone")
                .flag("active").flag("repeat").flag("hold");
        if (body.has("email_address") && body.text("email_address") != null) {
            Validation.email(body.text("email_address"));
        }
        sendHour(body, sequence);
        sendDays(body, sequence);
        ArrayNode sources = body.array("exclude_subscriber_sources");
        if (sources != null) {
            for (JsonNode source : sources) {
                if (!source.path("type").isTextual() || !source.path("ids").isArray()) {
                    throw ApiException.invalid("exclude_subscriber_sources must have a type and ids");
                }
            }
            sequence.set("exclude_subscriber_sources", sources);
        }
    }

    private static void sendHour(Body body, ObjectNode sequence) {
        if (!body.has("send_hour")) {
            return;
        }
        JsonNode hour = body.json().get("send_hour");
        if (!hour.isIntegralNumber() || hour.longValue() < 0 || hour.longValue() > 23) {
            throw ApiException.invalid("send_hour must be an integer between 0 and 23");
        }
        sequence.put("send_hour", hour.intValue());
    }

    /** Takes over the days of the week, if there are any. */
    static void sendDays(Body body, ObjectNode target) {
        List<String> days = body.texts("send_days");
        if (days == null) {
            return;
        }
        if (!Set.copyOf(Defaults.DAYS).containsAll(days)) {
            throw ApiException.invalid("send_days must be days of the week");
        }
        target.set("send_days", Json.array(days));
    }

    private static Answer delete(Call call) {
        Account account = call.account();
        Happenings.object(account, ROOT, "deleted", account.sequences().remove(call.id()));
        account.inSequence().removeOwner(call.id());
        for (ObjectNode email : List.copyOf(account.sequenceEmails().all())) {
            if (email.get("sequence_id").longValue() == call.id()) {
                account.sequenceEmails().remove(email.get("id").longValue());
            }
        }
        return Answer.noContent();
    }

    private static Answer add(Call call, Subscriber subscriber) {
        Account account = call.account();
        if (!account.sequences().get(call.id()).get("active").booleanValue()) {
            throw ApiException.invalid("Sequence is inactive");
        }
        Link link = account.inSequence().find(call.id(), subscriber.id());
        boolean already = link != null;
        if (!already) {
            link = account.inSequence().add(call.id(), subscriber.id(), call.now(), null);
            Happenings.inSequence(account, call.id(), subscriber.id());
        }
        return Answer.wrapped(already ? 200 : 201, "subscriber",
                Render.linked(Render.subscriber(account, subscriber), "added_at", link));
    }

    private static Answer listSubscribers(Call call) {
        known(call);
        LinkQuery wanted = LinkQuery.of(call.query(), "added");
        Account account = call.account();
        return call.page("subscribers",
                account.inSequence().ofOwner(call.id(), link -> wanted.matches(account, link)), Order.NEWEST,
                link -> LinkQuery.row(account, link, "added_at", false));
    }
}
