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
package io.github.camelkit.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the model of one of Kit's answers by the names in it, and takes the answer through the model. */
final class Answers {

    private static final Map<String, Class<? extends KitModel>> MODELS = Map.ofEntries(
            Map.entry("broadcast", Broadcast.class),
            Map.entry("custom_field", CustomField.class),
            Map.entry("custom_field_value", CustomFieldValue.class),
            Map.entry("email", SequenceEmail.class),
            Map.entry("email_template", EmailTemplate.class),
            Map.entry("form", Form.class),
            Map.entry("post", Post.class),
            Map.entry("profile", CreatorProfile.class),
            Map.entry("purchase", Purchase.class),
            Map.entry("segment", Segment.class),
            Map.entry("sequence", Sequence.class),
            Map.entry("snippet", Snippet.class),
            Map.entry("subscriber", Subscriber.class),
            Map.entry("tag", Tag.class),
            Map.entry("webhook", Webhook.class),
            Map.entry("webhook_endpoint", WebhookEndpoint.class));

    /**
     * @param typed   the models that were read
     * @param written the answer as the models write it
     */
    record Read(List<?> typed, Map<String, Object> written) {
    }

    private Answers() {
    }

    /** Empty if no model is meant for it. */
    static Optional<Read> read(Map<String, Object> json) {
        if (json.containsKey("account")) {
            return Optional.of(whole(CurrentAccount.class, json));
        }
        if (json.containsKey("colors")) {
            return Optional.of(whole(Colors.class, json));
        }
        if (json.containsKey("delivery_id")) {
            return Optional.of(whole(Delivery.class, json));
        }
        if (json.get("stats") instanceof Map<?, ?> stats) {
            return Optional.of(root("stats",
                    stats.containsKey("cancellations") ? GrowthStats.class : EmailStats.class, json));
        }
        for (Map.Entry<String, Class<? extends KitModel>> model : MODELS.entrySet()) {
            String name = model.getKey();
            if (json.containsKey(name)) {
                return Optional.of(root(name, model.getValue(), json));
            }
            if (json.containsKey(name + "s")) {
                return Optional.of(list(name + "s", model.getValue(), json));
            }
        }
        return json.containsKey("failures") ? Optional.of(bulk(null, Tag.class, json)) : Optional.empty();
    }

    private static Read whole(Class<? extends KitModel> type, Map<String, Object> json) {
        KitModel model = KitModels.read(type, json);
        return new Read(List.of(model), model.toMap());
    }

    private static Read list(String root, Class<? extends KitModel> type, Map<String, Object> json) {
        if (json.containsKey("failures")) {
            return bulk(root, type, json);
        }
        KitPage<?> page = KitPage.read(root, type, json);
        return new Read(Arrays.asList(page, page.pagination()), page.toMap());
    }

    private static Read bulk(String root, Class<? extends KitModel> type, Map<String, Object> json) {
        BulkResult<?> result = BulkResult.read(root, type, json);
        return new Read(Arrays.asList(result.items(), result.failures()), result.toMap());
    }

    @SuppressWarnings("unchecked")
    private static Read root(String root, Class<? extends KitModel> type, Map<String, Object> json) {
        KitModel model = KitModels.read(type, (Map<String, Object>) json.get(root));
        Map<String, Object> written = new LinkedHashMap<>(json);
        written.put(root, model.toMap());
        return new Read(List.of(model), written);
    }
}
