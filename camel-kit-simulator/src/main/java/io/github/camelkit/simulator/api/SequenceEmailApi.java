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

import java.util.Set;

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

/** The e-mails of sequences. */
final class SequenceEmailApi {

    private static final String ROOT = "email";
    private static final String EMAILS = "/v4/sequences/{id}/emails";
    private static final String EMAIL = EMAILS + "/{id}";
    private static final Set<String> UNITS = Set.of("days", "hours");
    private static final String BAD_UNIT = "delay_unit must be one of: days, hours";

    private SequenceEmailApi() {
    }

    static void register(Routes routes) {
        routes.get(EMAILS, Routes.PAGE + "include include_content", SequenceEmailApi::list);
        routes.write("POST", EMAILS, SequenceEmailApi::create);
        routes.get(EMAIL, "include", call -> Answer.wrapped(200, ROOT, shown(call, find(call), true)));
        routes.write("PUT", EMAIL, SequenceEmailApi::update);
        routes.write("DELETE", EMAIL, SequenceEmailApi::delete);
    }

    private static ObjectNode find(Call call) {
        call.account().sequences().get(call.id());
        ObjectNode email = call.account().sequenceEmails().get(call.secondId());
        if (email.get("sequence_id").longValue() != call.id()) {
            throw ApiException.notFound();
        }
        return email;
    }

    private static ObjectNode shown(Call call, ObjectNode email, boolean content) {
        ObjectNode node = email.deepCopy();
        if (!content) {
            node.remove("content");
        }
        if (call.query().list("include").contains("stats")) {
            node.set("stats", SequenceStats.ofEmail(call.account(), email));
        }
        return node;
    }

    private static Answer list(Call call) {
        call.account().sequences().get(call.id());
        boolean content = call.query().flag("include_content");
        return call.page("emails", call.account().sequenceEmails().list(
                email -> email.get("sequence_id").longValue() == call.id()), Order.NEWEST,
                email -> shown(call, email, content));
    }

    private static Answer create(Call call) {
        Account account = call.account();
        ObjectNode sequence = account.sequences().get(call.id());
        Body body = call.body();
        Validation.required(body, "subject", "subject can't be blank");
        if (body.integer("delay_value") == null) {
            throw ApiException.invalid("delay_value can't be blank");
        }
        if (body.text("delay_unit") == null) {
            throw ApiException.invalid(BAD_UNIT);
        }
        long position = account.sequenceEmails().all().stream()
                .filter(email -> email.get("sequence_id").longValue() == call.id()).count();
        long id = account.sequenceEmails().nextId();
        ObjectNode email = Json.object().put("id", id).put("sequence_id", call.id()).putNull("subject")
                .putNull("preview_text").put("email_address", sequence.get("email_address").asText(null));
        if (email.get("email_address").isNull()) {
            email.put("email_address", account.emailAddress());
        }
        email.putNull("email_template_id").put("published", false).put("position", position)
                .putNull("delay_value").putNull("delay_unit");
        email.set("send_days", Json.array(Defaults.DAYS));
        email.putNull("content");
        apply(body, email);
        return Answer.wrapped(201, ROOT, account.sequenceEmails().put(id, email));
    }

    private static void apply(Body body, ObjectNode email) {
        body.choice("delay_unit", UNITS, BAD_UNIT);
        new Fields(body, email).text("subject").text("preview_text").text("content").integer("delay_value")
                .text("delay_unit").integer("email_template_id").flag("published").integer("position");
        if (email.get("delay_value").longValue() < 0) {
            throw ApiException.invalid("delay_value must not be negative");
        }
        SequenceApi.sendDays(body, email);
    }

    private static Answer update(Call call) {
        ObjectNode email = find(call).deepCopy();
        Body body = call.body();
        if (body.has("subject")) {
            Validation.required(body, "subject", "subject can't be blank");
        }
        if (body.has("delay_unit") && body.text("delay_unit") == null) {
            throw ApiException.invalid(BAD_UNIT);
        }
        apply(body, email);
        return Answer.wrapped(200, ROOT, call.account().sequenceEmails().put(call.secondId(), email));
    }

    private static Answer delete(Call call) {
        find(call);
        call.account().sequenceEmails().remove(call.secondId());
        return Answer.noContent();
    }
}
