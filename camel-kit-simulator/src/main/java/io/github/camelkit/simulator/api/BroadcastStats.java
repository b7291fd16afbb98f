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

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.json.Json;
import io.github.camelkit.simulator.paging.Key;
import io.github.camelkit.simulator.paging.Source;
import io.github.camelkit.simulator.state.Account;
import io.github.camelkit.simulator.state.Broadcast;

/**
 * Statistics of broadcasts: it goes to the subscribers who are active when it is sent; every second one opens it, and
 * every tenth clicks each link in it.
 */
final class BroadcastStats {

    private static final Pattern LINK = Pattern.compile("href=[\"']([^\"']+)[\"']");
    static final int OPENS_EVERY = 2;
    static final int CLICKS_EVERY = 10;

    private BroadcastStats() {
    }

    static ObjectNode stats(Account account, Broadcast broadcast) {
        boolean sent = isSent(account, broadcast);
        long recipients = recipients(account, broadcast, 1);
        long opened = recipients(account, broadcast, OPENS_EVERY);
        int links = links(broadcast).size();
        long clicked = links == 0 ? 0 : recipients(account, broadcast, CLICKS_EVERY);
        return Json.object()
                .put("recipients", recipients)
                .put("open_rate", Rates.percent(opened, recipients))
                .put("emails_opened", opened)
                .put("click_rate", Rates.percent(clicked, recipients))
                .put("unsubscribe_rate", 0.0)
                .put("unsubscribes", 0)
                .put("total_clicks", clicked * links)
                .put("show_total_clicks", false)
                .put("status", broadcast.status(account.now()))
                .put("progress", sent ? 1.0 : 0.0)
                .put("open_tracking_disabled", false)
                .put("click_tracking_disabled", false);
    }

    static boolean isSent(Account account, Broadcast broadcast) {
        return broadcast.status(account.now()).equals(Broadcast.COMPLETED);
    }

    // the recipients whose id is a multiple of this
    private static long recipients(Account account, Broadcast broadcast, int step) {
        return isSent(account, broadcast) ? account.subscribers().countActiveAt(broadcast.sentAt(), step) : 0;
    }

    static Set<String> links(Broadcast broadcast) {
        Set<String> links = new LinkedHashSet<>();
        JsonNode content = broadcast.json().get("content");
        Matcher matcher = LINK.matcher(content.isNull() ? "" : content.textValue());
        while (matcher.find()) {
            links.add(matcher.group(1));
        }
        return links;
    }

    static Source<JsonNode> clickSource(Account account, Broadcast broadcast) {
        TreeMap<Key, JsonNode> clicks = new TreeMap<>();
        if (isSent(account, broadcast)) {
            long recipients = recipients(account, broadcast, 1);
            long opened = recipients(account, broadcast, OPENS_EVERY);
            long clicked = recipients(account, broadcast, CLICKS_EVERY);
            for (String link : links(broadcast)) {
                clicks.put(Key.of(clicks.size() + 1L), Json.object().put("url", link)
                        .put("unique_clicks", clicked)
                        .put("click_to_delivery_rate", Rates.percent(clicked, recipients))
                        .put("click_to_open_rate", Rates.percent(clicked, opened)));
            }
        }
        return Source.of(clicks, click -> true);
    }

    static ArrayNode clicks(Account account, Broadcast broadcast) {
        ArrayNode clicks = Json.array();
        clickSource(account, broadcast).walk(null, true).forEachRemaining(item -> clicks.add(item.value()));
        return clicks;
    }
}
