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
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

import io.github.camelkit.simulator.error.ApiException;
import io.github.camelkit.simulator.paging.Key;
import io.github.camelkit.simulator.paging.Order;
import io.github.camelkit.simulator.paging.Source;
import io.github.camelkit.simulator.state.Account;
import io.github.camelkit.simulator.state.Subscriber;
import io.github.camelkit.simulator.state.SubscriberQuery;

/**
 * What lists of subscribers are sorted by where neither their id nor a time will do: statistics, names, distances.
 *
 * @param rank the key of a subscriber, or {@code null} if the query's own order is meant
 */
record SubscriberSort(Function<Subscriber, Key> rank, Order order) {

    static final List<String> ENGAGEMENT = List.of("engagement__sent", "engagement__opens", "engagement__clicks",
            "engagement__open_rate", "engagement__click_rate");

    private static final double PRECISION = 1_000_000;

    /** By statistics of e-mails. */
    static SubscriberSort engagement(Account account, String field, boolean ascending) {
        ToDoubleFunction<SubscriberStats> value = switch (field) {
            case "engagement__sent" -> SubscriberStats::sent;
            case "engagement__opens" -> SubscriberStats::opened;
            case "engagement__clicks" -> SubscriberStats::clicked;
            case "engagement__open_rate" -> SubscriberStats::openRate;
            default -> SubscriberStats::clickRate;
        };
        return number(one -> value.applyAsDouble(SubscriberStats.of(account, one)), ascending);
    }

    /** By a number. */
    static SubscriberSort number(ToDoubleFunction<Subscriber> value, boolean ascending) {
        return new SubscriberSort(one -> new Key(Math.round(PRECISION * value.applyAsDouble(one)), one.id()),
                new Order(ascending, Order.By.NUMBER));
    }

    /** By a text; who has none comes first. */
    static SubscriberSort text(Function<Subscriber, String> value, boolean ascending) {
        return new SubscriberSort(one -> {
            String text = value.apply(one);
            return Key.of(text == null ? "" : text, one.id());
        }, new Order(ascending, Order.By.TEXT));
    }

    /** By what the query is sorted by. */
    static SubscriberSort of(SubscriberQuery.Sort sort, boolean ascending) {
        return new SubscriberSort(null,
                new Order(ascending, sort == SubscriberQuery.Sort.ID ? Order.By.ID : Order.By.TIME));
    }

    Source<Subscriber> list(Account account, SubscriberQuery query) {
        return rank == null ? account.subscribers().list(query) : account.subscribers().ranked(query, rank);
    }

    /** Whether the order is ascending, which it is not unless told. */
    static boolean ascending(String order) {
        if (order != null && !order.equals("asc") && !order.equals("desc")) {
            throw ApiException.invalid("sort_order must be one of: asc, desc");
        }
        return "asc".equals(order);
    }
}
