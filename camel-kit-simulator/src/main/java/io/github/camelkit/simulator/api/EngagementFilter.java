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
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

import io.github.camelkit.simulator.api.SubscriberStats.Email;
import io.github.camelkit.simulator.error.ApiException;
import io.github.camelkit.simulator.http.Body;
import io.github.camelkit.simulator.state.Account;
import io.github.camelkit.simulator.state.Subscriber;

/** Filters by how many e-mails a subscriber got, opened or clicked in, of those that the filter is about. */
final class EngagementFilter {

    private EngagementFilter() {
    }

    /** Reads a filter; {@code count} says how much an e-mail counts. Without bounds there must be at least one. */
    static Predicate<Subscriber> of(Account account, Body filter, ToLongFunction<Email> count) {
        long greater = bound(filter, "count_greater_than", Long.MIN_VALUE);
        long atLeast = bound(filter, "count_greater_than_or_equal", Long.MIN_VALUE);
        long less = bound(filter, "count_less_than", Long.MAX_VALUE);
        long atMost = bound(filter, "count_less_than_or_equal", Long.MAX_VALUE);
        boolean bounded = filter.json().properties().stream().anyMatch(entry -> entry.getKey().startsWith("count_"));
        long after = SubscriberFilters.time(filter, "after", Long.MIN_VALUE);
        long before = SubscriberFilters.time(filter, "before", Long.MAX_VALUE);
        Predicate<Email> wanted = wanted(filter);
        return one -> {
            long number = SubscriberStats.of(account, one).between(after, before).emails().stream()
                    .filter(wanted).mapToLong(count).sum();
            return bounded ? number > greater && number >= atLeast && number < less && number <= atMost : number > 0;
        };
    }

    private static long bound(Body filter, String name, long otherwise) {
        Long value = filter.integer(name);
        return value == null ? otherwise : value;
    }

    // URLs are a matter of clicks, which are counted one by one
    private static Predicate<Email> wanted(Body filter) {
        if (SubscriberFilters.any(filter, "broadcasts").isEmpty()) {
            return email -> true;
        }
        Set<Long> broadcasts = SubscriberFilters.ids(filter, "broadcasts");
        return email -> broadcasts.contains(email.broadcastId());
    }

    /** Which of the URLs that were clicked count. */
    static Predicate<String> urls(Body filter) {
        List<Body> items = SubscriberFilters.any(filter, "urls");
        List<Predicate<String>> any = items.stream().map(EngagementFilter::url).toList();
        return url -> any.isEmpty() || any.stream().anyMatch(one -> one.test(url));
    }

    private static Predicate<String> url(Body item) {
        List<String> urls = item.texts("urls");
        String matching = item.text("matching");
        return url -> urls != null && urls.stream().anyMatch(wanted -> switch (matching == null ? "exact" : matching) {
            case "exact" -> url.equals(wanted);
            case "contains" -> url.contains(wanted);
            case "starts_with" -> url.startsWith(wanted);
            case "ends_with" -> url.endsWith(wanted);
            default -> throw ApiException.invalid("matching must be one of: exact, contains, starts_with, ends_with");
        });
    }
}
