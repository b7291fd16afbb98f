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

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.error.ApiException;
import io.github.camelkit.simulator.http.Answer;
import io.github.camelkit.simulator.http.Body;
import io.github.camelkit.simulator.http.Call;
import io.github.camelkit.simulator.http.Routes;
import io.github.camelkit.simulator.json.Json;
import io.github.camelkit.simulator.state.Account;
import io.github.camelkit.simulator.state.Subscriber;

/** The locations that are pinned to subscribers. */
final class LocationApi {

    private static final String LOCATION = "/v4/subscribers/{id}/location";

    private LocationApi() {
    }

    static void register(Routes routes) {
        routes.write("POST", LOCATION, call -> set(call, empty()));
        routes.write("PATCH", LOCATION, call -> set(call, pinned(call).location().deepCopy()));
        routes.write("DELETE", LOCATION, LocationApi::delete);
    }

    private static ObjectNode empty() {
        return Json.object().putNull("city").putNull("state_province").putNull("country_code").putNull("latitude")
                .putNull("longitude").putNull("timezone");
    }

    private static Subscriber pinned(Call call) {
        Subscriber subscriber = call.account().subscribers().get(call.id());
        if (subscriber.location() == null) {
            throw ApiException.notFound();
        }
        return subscriber;
    }

    private static Answer set(Call call, ObjectNode location) {
        Account account = call.account();
        Subscriber subscriber = account.subscribers().get(call.id());
        Body body = call.body().object("location");
        if (body == null) {
            throw ApiException.invalid("Location can't be blank");
        }
        new Fields(body, location).text("city").text("state_province").text("country_code").number("latitude")
                .number("longitude").text("timezone");
        if (location.get("country_code").isNull() || location.get("country_code").textValue().isBlank()) {
            throw ApiException.invalid("Country code can't be blank");
        }
        account.subscribers().put(subscriber.withLocation(location, call.now()));
        ObjectNode node = Json.object().put("id", subscriber.id());
        node.set("location", location);
        return Answer.wrapped(200, "subscriber", node);
    }

    private static Answer delete(Call call) {
        call.account().subscribers().put(pinned(call).withLocation(null, call.now()));
        return Answer.noContent();
    }
}
