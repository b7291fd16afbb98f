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

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.error.ApiException;
import io.github.camelkit.simulator.http.Answer;
import io.github.camelkit.simulator.http.Call;
import io.github.camelkit.simulator.http.Routes;
import io.github.camelkit.simulator.json.Json;
import io.github.camelkit.simulator.state.Account;
import io.github.camelkit.simulator.state.Switch;

/** The account itself: profile, colours, statistics of e-mails. */
final class AccountApi {

    private static final int MAX_COLORS = 5;
    private static final String PLAN = "creator";
    private static final int SENT = 1200;
    private static final int OPENED = 640;
    private static final int CLICKED = 130;
    private static final long THIRTY_DAYS = 30L * 24 * 60 * 60 * 1000;
    private static final long NINETY_DAYS = 90L * 24 * 60 * 60 * 1000;
    private static final Pattern COLOR = Pattern.compile("#(?:\\p{XDigit}{3}|\\p{XDigit}{6})");

    private AccountApi() {
    }

    static void register(Routes routes) {
        routes.get("/v4/account", "", AccountApi::get);
        routes.get("/v4/account/colors", "", call -> colors(call.account()));
        routes.write("PUT", "/v4/account/colors", AccountApi::updateColors);
        routes.get("/v4/account/creator_profile", "", AccountApi::creatorProfile);
        routes.get("/v4/account/email_stats", "", AccountApi::emailStats);
        routes.get("/v4/account/growth_stats", "ending starting", GrowthStats::get);
    }

    private static Answer get(Call call) {
        Account account = call.account();
        ObjectNode body = Json.object();
        body.putObject("user").put("id", account.id()).put("email", account.emailAddress());
        ObjectNode node = body.putObject("account");
        node.put("id", account.id());
        node.put("name", account.name());
        node.put("plan_type", PLAN);
        node.put("primary_email_address", account.emailAddress());
        node.put("created_at", Json.time(account.createdAt()));
        node.set("plan", plan(call));
        Instant now = Instant.ofEpochMilli(call.now());
        node.putObject("timezone").put("name", Account.ZONE.getId())
                .put("friendly_name", "Eastern Time (US & Canada)")
                .put("utc_offset", Account.ZONE.getRules().getStandardOffset(now).getId());
        node.putArray("sending_addresses").addObject().put("email_address", account.emailAddress())
                .put("from_name", account.name()).put("status", "confirmed").put("is_default", true)
                .put("is_verified", true).put("is_dmarc_configured", true);
        return Answer.json(200, body);
    }

    private static ObjectNode plan(Call call) {
        long limit = call.switches().get(Switch.SUBSCRIBER_LIMIT);
        return Json.object().put("plan_type", PLAN).put("interval", "month")
                .put("subscriber_limit", limit == Long.MAX_VALUE ? null : (Long) limit)
                .put("on_trial", false).putNull("trial_lapse_date")
                .put("renews_at", Json.time(call.now() + THIRTY_DAYS)).putNull("cancels_at");
    }

    private static Answer colors(Account account) {
        return Answer.wrapped(200, "colors", Json.array(account.colors()));
    }

    private static Answer updateColors(Call call) {
        List<String> colors = call.body().texts("colors");
        if (colors == null) {
            throw ApiException.invalid("Colors can't be blank");
        }
        List<String> errors = colors.stream().filter(color -> !COLOR.matcher(color).matches())
                .map(color -> "Colors " + color + " is not a valid hex color code.").toList();
        if (!errors.isEmpty()) {
            throw new ApiException(422, errors);
        }
        if (colors.size() > MAX_COLORS) {
            throw ApiException.invalid("Colors can't be more than " + MAX_COLORS);
        }
        call.account().colors(List.copyOf(colors));
        return colors(call.account());
    }

    private static Answer creatorProfile(Call call) {
        if (!call.switches().is(Switch.CREATOR_PROFILE)) {
            throw ApiException.notFound();
        }
        Account account = call.account();
        return Answer.wrapped(200, "profile", Json.object()
                .put("name", account.name())
                .put("byline", "Writes about simulators")
                .put("bio", "Makes things that are not there look as if they were.")
                .put("image_url", "https://images.example.com/creators/" + account.id() + ".png")
                .put("profile_url", "https://creators.example.com/" + account.id()));
    }

    private static Answer emailStats(Call call) {
        return Answer.wrapped(200, "stats", Json.object()
                .put("sent", SENT)
                .put("clicked", CLICKED)
                .put("opened", OPENED)
                .put("open_rate", 100.0 * OPENED / SENT)
                .put("click_rate", 100.0 * CLICKED / SENT)
                .put("unsubscribe_rate", 0.0)
                .put("bounce_rate", 0.0)
                .put("email_stats_mode", "last_90")
                .put("open_tracking_enabled", true)
                .put("click_tracking_enabled", true)
                .put("starting", Json.time(call.now() - NINETY_DAYS))
                .put("ending", Json.time(call.now())));
    }

    /** A day as a timestamp in the account's zone. */
    static String inZone(LocalDate day, boolean end) {
        return (end ? day.atTime(23, 59, 59) : day.atStartOfDay()).atZone(Account.ZONE)
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }
}
