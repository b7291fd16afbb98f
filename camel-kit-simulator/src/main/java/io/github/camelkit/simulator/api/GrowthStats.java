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

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import io.github.camelkit.simulator.error.ApiException;
import io.github.camelkit.simulator.http.Answer;
import io.github.camelkit.simulator.http.Call;
import io.github.camelkit.simulator.json.Json;
import io.github.camelkit.simulator.state.Account;
import io.github.camelkit.simulator.state.Subscriber;
import io.github.camelkit.simulator.state.SubscriberQuery;
import io.github.camelkit.simulator.state.SubscriberQuery.Sort;
import io.github.camelkit.simulator.state.SubscriberStore;

/** How the number of subscribers changed between two days in the account's zone. */
final class GrowthStats {

    private static final int DEFAULT_DAYS = 90;

    private GrowthStats() {
    }

    static Answer get(Call call) {
        List<String> errors = new ArrayList<>();
        LocalDate today = Instant.ofEpochMilli(call.now()).atZone(Account.ZONE).toLocalDate();
        LocalDate starting = date(call.query().text("starting"), today.minusDays(DEFAULT_DAYS), "Starting", errors);
        LocalDate ending = date(call.query().text("ending"), today, "Ending", errors);
        if (starting != null && ending != null && starting.isAfter(ending)) {
            errors.add("Starting date must be before the ending date.");
        }
        if (!errors.isEmpty()) {
            throw new ApiException(422, errors);
        }
        return answer(call.account().subscribers(), starting, ending);
    }

    private static LocalDate date(String text, LocalDate otherwise, String name, List<String> errors) {
        if (text == null) {
            return otherwise;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            errors.add(name + " date is incorrectly formatted. Use YYYY-MM-DD.");
            return null;
        }
    }

    private static Answer answer(SubscriberStore subscribers, LocalDate starting, LocalDate ending) {
        long after = starting.atStartOfDay(Account.ZONE).toInstant().toEpochMilli() - 1;
        long before = ending.plusDays(1).atStartOfDay(Account.ZONE).toInstant().toEpochMilli();
        long added = subscribers.list(new SubscriberQuery(SubscriberQuery.ANY_STATUS, after, before, Long.MIN_VALUE,
                Long.MAX_VALUE, List.of(), Sort.ID, null)).count();
        SubscriberQuery cancelled = new SubscriberQuery(Subscriber.CANCELLED, Long.MIN_VALUE, Long.MAX_VALUE,
                Long.MIN_VALUE, Long.MAX_VALUE, List.of(), Sort.CANCELLED,
                one -> one.cancelledAt() > after && one.cancelledAt() < before);
        long lost = subscribers.list(cancelled).count();
        return Answer.wrapped(200, "stats", Json.object()
                .put("cancellations", lost)
                .put("net_new_subscribers", added - lost)
                .put("new_subscribers", added)
                .put("subscribers", subscribers.count(Subscriber.ACTIVE))
                .put("starting", AccountApi.inZone(starting, false))
                .put("ending", AccountApi.inZone(ending, true)));
    }
}
