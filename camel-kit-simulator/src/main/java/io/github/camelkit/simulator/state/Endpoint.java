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
package io.github.camelkit.simulator.state;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A webhook endpoint; the previous secret is valid until its end, 0 if absent. */
public record Endpoint(long id, ObjectNode json, String secret, String previousSecret, long previousEndsAt,
                       boolean byApp) {

    /** Whether an earlier rotation is still open. */
    public boolean rotating(long now) {
        return previousEndsAt > now;
    }

    public String url() {
        return json.get("url").textValue();
    }

    public boolean isActive() {
        return json.get("status").textValue().equals("active");
    }

    /** Whether it is active and asks for this type of event. */
    public boolean wants(String type) {
        for (JsonNode event : json.get("events")) {
            if (event.textValue().equals(type)) {
                return isActive();
            }
        }
        return false;
    }

    public Endpoint with(ObjectNode newJson) {
        return new Endpoint(id, newJson, secret, previousSecret, previousEndsAt, byApp);
    }

    public Endpoint rotated(String newSecret, long endsAt) {
        return new Endpoint(id, json, newSecret, secret, endsAt, byApp);
    }

    public Endpoint revoked() {
        return new Endpoint(id, json, secret, null, 0, byApp);
    }

    /** The secrets that deliveries are signed with. */
    public List<String> secrets(long now) {
        return rotating(now) ? List.of(secret, previousSecret) : List.of(secret);
    }
}
