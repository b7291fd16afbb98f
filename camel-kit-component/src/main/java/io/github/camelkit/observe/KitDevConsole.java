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
package io.github.camelkit.observe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.camelkit.runtime.KitRuntime;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/**
 * Shows the accounts of the Kit component (calls, quota and tokens) and its consumers of events.
 */
@DevConsole(name = "kit", displayName = "Kit", description = "Accounts and events of the Kit component")
public class KitDevConsole extends AbstractDevConsole {

    public KitDevConsole() {
        super("camel", "kit", "Kit", "Accounts and events of the Kit component");
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        for (Map<String, Object> part : Stream.of(accounts(), events()).flatMap(List::stream).toList()) {
            part.forEach((name, value) -> text.append(String.format("%n    %s: %s", name, value)));
            text.append(System.lineSeparator());
        }
        return text.toString();
    }

    @Override
    protected JsonObject doCallJson(Map<String, Object> options) {
        JsonObject root = new JsonObject();
        root.put("accounts", array(accounts()));
        root.put("events", array(events()));
        return root;
    }

    private static JsonArray array(List<Map<String, Object>> parts) {
        JsonArray array = new JsonArray();
        parts.forEach(part -> array.add(new JsonObject(part)));
        return array;
    }

    private List<Map<String, Object>> accounts() {
        return runtime().map(KitRuntime::listAccounts).orElse(List.of()).stream().map(AccountReport::of).toList();
    }

    private List<Map<String, Object>> events() {
        return runtime().map(runtime -> Observability.of(runtime).eventReports()).orElse(List.of());
    }

    /** All components of this kind share one, whatever their names are. */
    private Optional<KitRuntime> runtime() {
        return KitRuntime.find(getCamelContext());
    }
}
