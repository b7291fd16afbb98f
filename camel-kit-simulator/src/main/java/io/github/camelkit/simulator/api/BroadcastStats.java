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
import io.github.camelkit.simulator.state.Subscriber;

/** Statistics of broadcasts: once sent, half of the subscribers open it and a tenth click each link in it. */
final class BroadcastStats {

    private static final Pattern LINK = Pattern.compile("href=[\"']([^\"']+)[\"']");
    private static final double OPEN_PERCENT = 50;
    private static final double CLICK_PERCENT = 10;

    private BroadcastStats() {
    }

    static ObjectNode stats(Account account, Broadcast broadcast) {
        String status = broadcast.status(account.now());
        boolean sent = status.equals(Broadcast.SENT);
        long recipients = sent ? account.subscribers().count(Subscriber.ACTIVE) : 0;
        int links = sent ? links(broadcast).size() : 0;
        return Json.object()
                .put("recipients", recipients)
                .put("open_rate", recipients == 0 ? 0 : OPEN_PERCENT)
                .put("emails_opened", recipients / 2)
                .put("click_rate", recipients == 0 || links == 0 ? 0 : CLICK_PERCENT)
                .put("unsubscribe_rate", 0.0)
                .put("unsubscribes", 0)
                .put("total_clicks", recipients / 10 * links)
                .put("show_total_clicks", false)
                .put("status", status)
                .put("progress", sent ? 1.0 : 0.0)
                .put("open_tracking_disabled", false)
                .put("click_tracking_disabled", false);
    }

    private static Set<String> links(Broadcast broadcast) {
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
        if (broadcast.status(account.now()).equals(Broadcast.SENT)) {
            long recipients = account.subscribers().count(Subscriber.ACTIVE);
            for (String link : links(broadcast)) {
                clicks.put(Key.of(clicks.size() + 1L), Json.object().put("url", link)
                        .put("unique_clicks", recipients / 10)
                        .put("click_to_delivery_rate", CLICK_PERCENT)
                        .put("click_to_open_rate", 2 * CLICK_PERCENT));
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
