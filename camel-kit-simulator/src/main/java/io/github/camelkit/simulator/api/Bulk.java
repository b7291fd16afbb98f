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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.error.ApiException;
import io.github.camelkit.simulator.http.Answer;
import io.github.camelkit.simulator.http.Body;
import io.github.camelkit.simulator.http.Call;
import io.github.camelkit.simulator.json.Json;
import io.github.camelkit.simulator.state.Account;
import io.github.camelkit.simulator.state.BulkQueue;
import io.github.camelkit.simulator.state.Errands;
import io.github.camelkit.simulator.state.Errands.Errand;
import io.github.camelkit.simulator.state.Switch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of a bulk request: up to 100 items are done at once, more of them later and reported to a callback.
 *
 * @param items   the field with the items
 * @param nothing the message when there are none
 * @param root    the root of the successes in the answer, {@code null} when only failures are told
 * @param failed  the name of the item in a failure
 * @param action  what to do with an item
 */
record Bulk(String items, String nothing, String root, String failed, Action action) {

    private static final Logger LOG = LoggerFactory.getLogger(Bulk.class);
    private static final int MAX_AT_ONCE = 100;

    /** Does one item and returns it as the answer shows it, or fails. */
    @FunctionalInterface
    interface Action {
        ObjectNode apply(Account account, Body item);
    }

    /** Ends an item with an error, and shows it as it came out. */
    static final class Rejected extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final transient ObjectNode item;

        Rejected(ObjectNode item, String error) {
            super(error, null, false, false);
            this.item = item;
        }
    }

    Answer run(Call call) {
        ArrayNode all = accept(call);
        Account account = call.account();
        if (all.size() <= MAX_AT_ONCE) {
            return Answer.json(200, apply(account, all));
        }
        BulkQueue queue = account.bulkQueue();
        String callback = callback(call);
        if (!queue.enter(call.bodySize(), call.switches().get(Switch.BULK_QUEUE_LIMIT))) {
            throw ApiException.bulkQueueFull();
        }
        Errand errand = account.later().errands().begin(Errands.Kind.BULK, account, all.size() + " " + items, callback);
        account.later().run(call.switches().get(Switch.BULK_DELAY), () -> {
            ObjectNode result;
            synchronized (account) {
                result = apply(account, all);
            }
            queue.leave(call.bodySize());
            errand.applied();
            report(account, callback, result, errand);
        });
        return Answer.json(202, Json.object());
    }

    private ArrayNode accept(Call call) {
        if (call.switches().is(Switch.BULK_QUEUE_FULL)) {
            throw ApiException.bulkQueueFull();
        }
        JsonNode all = call.body().json().get(items);
        if (!(all instanceof ArrayNode array) || !hasItems(array)) {
            throw ApiException.invalid(nothing);
        }
        return array;
    }

    // an empty array is how PHP writes an item without fields
    private static boolean hasItems(ArrayNode array) {
        for (JsonNode item : array) {
            if (!item.isArray()) {
                return true;
            }
        }
        return false;
    }

    private static String callback(Call call) {
        String callback = call.body().text("callback_url");
        if (callback != null && !Validation.isHttpUrl(callback)) {
            throw ApiException.invalid("Callback url is invalid");
        }
        return callback;
    }

    private ObjectNode apply(Account account, ArrayNode all) {
        List<ObjectNode> successes = new ArrayList<>();
        List<ObjectNode> failures = new ArrayList<>();
        for (JsonNode item : all) {
            Body body = new Body(item instanceof ObjectNode object ? object : Json.object());
            try {
                successes.add(action.apply(account, body));
            } catch (Rejected e) {
                failures.add(failure(e.item, List.of(e.getMessage())));
            } catch (ApiException e) {
                failures.add(failure(body.json(), e.messages()));
            }
        }
        if (account.switches().is(Switch.SHUFFLE_BULK)) {
            account.bulkQueue().shuffle(successes);
            account.bulkQueue().shuffle(failures);
        }
        ObjectNode result = Json.object();
        if (root != null) {
            result.putArray(root).addAll(successes);
        }
        result.putArray("failures").addAll(failures);
        return result;
    }

    private ObjectNode failure(ObjectNode item, List<String> errors) {
        ObjectNode failure = Json.object();
        failure.set(failed, item);
        failure.set("errors", Json.array(errors));
        return failure;
    }

    private static void report(Account account, String callback, ObjectNode result, Errand errand) {
        if (callback != null && account.switches().is(Switch.BULK_CALLBACKS)) {
            errand.telling();
            report(account, callback, Json.bytes(result), account.switches().get(Switch.CALLBACK_RETRIES), errand);
        }
    }

    private static void report(Account account, String callback, byte[] result, List<Duration> retries,
                               Errand errand) {
        account.later().post(callback, result, Map.of()).whenComplete((answer, failure) -> {
            int status = failure == null ? answer.statusCode() : 0;
            if (status / 100 == 2) {
                errand.ended(Errands.Status.DELIVERED, status);
                return;
            }
            String problem = failure == null ? "answered " + answer.statusCode() : failure.toString();
            LOG.warn("A bulk callback failed: {}; it is made {} more times at most", problem, retries.size());
            if (retries.isEmpty()) {
                errand.ended(Errands.Status.FAILED, status);
                return;
            }
            errand.again(status, Errands.in(account, retries.get(0)));
            account.later().run(retries.get(0), () ->
                    report(account, callback, result, retries.subList(1, retries.size()), errand));
        });
    }
}
