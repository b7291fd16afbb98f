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
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.error.ApiException;
import io.github.camelkit.simulator.http.Query;
import io.github.camelkit.simulator.json.Json;
import io.github.camelkit.simulator.state.Account;
import io.github.camelkit.simulator.state.Form;
import io.github.camelkit.simulator.state.Link;
import io.github.camelkit.simulator.state.Subscriber;

/** What several operations do with forms. */
final class Forms {

    private static final List<String> UTM = List.of("source", "medium", "campaign", "term", "content");

    private Forms() {
    }

    /** Puts a subscriber on a form; a form with double opt-in sends its incentive e-mail the first time only. */
    static Link add(Account account, Form form, Subscriber subscriber, String referrer) {
        Link link = account.onForm().find(form.id(), subscriber.id());
        if (link != null) {
            return link;
        }
        if (form.doubleOptIn()) {
            account.incentiveEmails().incrementAndGet();
        }
        if (subscriber.attribution() == null) {
            account.subscribers().put(subscriber.withAttribution(attribution(form, referrer), account.now()));
        }
        Link added = account.onForm().add(form.id(), subscriber.id(), account.now(), referrer);
        Happenings.onForm(account, form.id(), subscriber.id());
        return added;
    }

    private static ObjectNode attribution(Form form, String referrer) {
        Map<String, String> parameters = parameters(referrer);
        ObjectNode node = Json.object().put("referrer", referrer);
        UTM.forEach(name -> node.put("utm_" + name, parameters.get("utm_" + name)));
        return node.put("source_type", "form").put("source_name", form.name()).put("source_mechanism", "api")
                .put("source_mechanism_id", form.id());
    }

    /** Adds where the subscriber came from to a row. */
    static ObjectNode referrer(ObjectNode row, Link link) {
        Map<String, String> parameters = parameters(link.referrer());
        row.put("referrer", link.referrer());
        ObjectNode utm = row.putObject("referrer_utm_parameters");
        if (UTM.stream().anyMatch(name -> parameters.containsKey("utm_" + name))) {
            UTM.forEach(name -> utm.put(name, parameters.get("utm_" + name)));
        }
        return row;
    }

    private static Map<String, String> parameters(String referrer) {
        int question = referrer == null ? -1 : referrer.indexOf('?');
        if (question < 0) {
            return Map.of();
        }
        int fragment = referrer.indexOf('#', question);
        try {
            return new Query(referrer.substring(question + 1, fragment < 0 ? referrer.length() : fragment)).all();
        } catch (ApiException e) {
            // whatever page someone came from may have an odd query
            return Map.of();
        }
    }
}
