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

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

class KitModelsTest {

    @Test
    void readsTypedValues() {
        Purchase purchase = KitPage.read("purchases", Purchase.class, Json.sample("purchases")).get(0);

        assertThat(purchase.id()).isEqualTo(21L);
        assertThat(purchase.transactionTime()).isEqualTo(OffsetDateTime.parse("2026-04-01T12:00:00Z"));
        assertThat(purchase.tax()).isEqualTo(new BigDecimal("4.20"));
        assertThat(purchase.subtotal()).isEqualTo(new BigDecimal("20"));
        assertThat(purchase.products()).extracting(Product::name).containsExactly("Cider", "Label");
        assertThat(purchase.products().get(0).quantity()).isEqualTo(2);
        assertThat(purchase.firstName()).isNull();
        assertThat(purchase.additional()).isEmpty();
    }

    @Test
    void readsAFieldWhoseNameIsAJavaKeyword() {
        Broadcast broadcast = KitPage.read("broadcasts", Broadcast.class, Json.sample("broadcasts")).get(1);

        assertThat(broadcast.isPublic()).isTrue();
        assertThat(broadcast.toMap()).containsEntry("public", true).doesNotContainKey("is_public");
    }

    @Test
    void keepsTheOffsetOfATime() {
        GrowthStats stats = KitModels.read(GrowthStats.class,
                Json.read("{\"starting\": \"2026-02-01T00:00:00-05:00\"}"));

        assertThat(stats.starting()).isEqualTo(OffsetDateTime.parse("2026-02-01T00:00:00-05:00"));
        assertThat(stats.starting().getOffset()).hasToString("-05:00");
        assertThat(stats.additional()).isEmpty();
    }

    @Test
    void tellsNullFromAbsent() {
        Subscriber subscriber = KitModels.read(Subscriber.class, Json.read("{\"id\": 1, \"first_name\": null}"));

        assertThat(subscriber.firstName()).isNull();
        assertThat(subscriber.emailAddress()).isNull();
        assertThat(subscriber.toMap()).containsOnly(entry("id", 1L), entry("first_name", null));
    }

    @Test
    void convertsWhatComesInAnotherFormAndWritesItAsItCame() {
        Map<String, Object> json = Json.read("""
                {"id": "9001", "first_name": 7, "created_at": "2026-01-05T06:07:08.000Z", "tag_ids": ["4", 5, null],
                 "tag_names": "Cider", "tags": [[{"id": 4}], "x"], "location": [], "fields": "none",
                 "stats": {"sent": 5.0, "opened": 5.5, "open_rate": "0.40", "last_sent": "2026-04-01"}}
                """);

        Subscriber subscriber = KitModels.read(Subscriber.class, json);

        assertThat(subscriber.id()).isEqualTo(9001L);
        assertThat(subscriber.firstName()).isEqualTo("7");
        assertThat(subscriber.createdAt()).isEqualTo(OffsetDateTime.parse("2026-01-05T06:07:08Z"));
        assertThat(subscriber.tagIds()).containsExactly(4L, 5L);
        assertThat(subscriber.tagNames()).containsExactly("Cider");
        assertThat(subscriber.tags()).extracting(Tag::id).containsExactly(4L);
        assertThat(subscriber.location()).isNull();
        assertThat(subscriber.fields()).isNull();
        assertThat(subscriber.stats().sent()).isEqualTo(5L);
        assertThat(subscriber.stats().opened()).isNull();
        assertThat(subscriber.stats().openRate()).isEqualTo(new BigDecimal("0.40"));
        assertThat(subscriber.stats().lastSent()).isEqualTo(OffsetDateTime.parse("2026-04-01T00:00:00Z"));
        assertThat(Json.canonical(subscriber)).isEqualTo(Json.canonical(json));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "null", "true", "\"true\"", "\"TRUE\"", "0", "-1", "5.00", "1e400", "1e-400", "1E999999999",
            "12345678901234567890", "2147483648", "\"\"", "\" 5\"", "\"0x1F\"", "\"NaN\"", "\"1e999999999\"", "\"2026-13-45T99:99:99Z\"",
            "\"2026-02-30T00:00:00Z\"", "\"2026-02-28T24:00:00Z\"", "\"٢٠٢٦-01-01T00:00:00Z\"", "\"never\"",
            "{}", "[]", "[null]", "[[[]]]", "[{}]", "{\"id\": []}", "{\"\": null}", "[1, \"a\", {\"b\": 2.50}, false]"})
    void neverFailsAndNeverLosesAnything(String value) {
        for (Class<? extends KitModel> type : ModelContractTest.models()) {
            StringBuilder json = new StringBuilder("{\"additional\": ").append(value);
            for (String name : ModelContractTest.kitNames(type)) {
                json.append(", \"").append(name).append("\": ").append(value);
            }
            Map<String, Object> map = Json.read(json.append('}').toString());

            KitModel model = KitModels.read(type, map);

            assertThat(Json.canonical(model)).as("%s of %s", type, value).isEqualTo(Json.canonical(map));
        }
    }

    @ParameterizedTest
    @CsvSource({
            "2026-03-09T08:05:00Z, true", "2024-02-29T23:59:59Z, true", "2026-03-09T08:05:07+05:30, true",
            "2026-03-09T08:05:07.5Z, true", "0001-01-01T00:00:00Z, true",
            "2026-03-09T08:05:07.500Z, false", "2026-03-09T08:05Z, false", "2026-03-09T08:05:07, false",
            "2026-03-09T08:05:07+00:00, false", "2026-03-09t08:05:07z, false", "2026-03-09, false"})
    void readsTimes(String text, boolean exact) {
        Tag tag = KitModels.read(Tag.class, Map.of("created_at", text));

        assertThat(tag.createdAt()).isNotNull();
        assertThat(tag.additional().isEmpty()).isEqualTo(exact);
        assertThat(tag.toMap()).containsEntry("created_at", text);
    }

    @Test
    void acceptsValuesThatAreTypedAlready() {
        OffsetDateTime time = OffsetDateTime.parse("2026-03-09T08:05:00+01:00");

        Subscriber subscriber = KitModels.read(Subscriber.class,
                Map.of("created_at", time, "tags", List.of(Tag.named("Cider"))));

        assertThat(subscriber.createdAt()).isEqualTo(time);
        assertThat(subscriber.tags()).containsExactly(Tag.named("Cider"));
        assertThat(Json.canonical(subscriber)).isEqualTo(
                "{\"created_at\":\"2026-03-09T08:05:00+01:00\",\"tags\":[{\"name\":\"Cider\"}]}");
    }

    @Test
    void aModelDoesNotChangeWithWhatItWasReadFrom() {
        Map<String, Object> fields = new HashMap<>(Map.of("shoe_size", "44"));
        List<Object> names = new ArrayList<>(List.of("Cider"));
        Map<String, Object> json = new HashMap<>(Map.of("fields", fields, "tag_names", names, "new", 1));

        Subscriber subscriber = KitModels.read(Subscriber.class, json);
        fields.clear();
        names.clear();
        json.clear();

        assertThat(subscriber.fields()).containsEntry("shoe_size", "44");
        assertThat(subscriber.tagNames()).containsExactly("Cider");
        assertThat(subscriber.additional()).containsEntry("new", 1);
        assertThatThrownBy(() -> subscriber.fields().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> subscriber.tagNames().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> subscriber.additional().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void theWrittenMapIsOnesOwn() {
        Subscriber subscriber = KitModels.read(Subscriber.class, Json.read("{\"fields\": {\"a\": null}}"));

        subscriber.toMap().put("id", 5);
        ((Map<?, ?>) subscriber.toMap().get("fields")).clear();

        assertThat(Json.canonical(subscriber)).isEqualTo("{\"fields\":{\"a\":null}}");
    }

    @Test
    void noObjectGivesNoModel() {
        assertThat(KitModels.read(Tag.class, null)).isNull();
    }

    @Test
    void refusesTypesThatAreNoModels() {
        record Stranger(Long id) implements KitModel {
            @Override
            public Map<String, Object> additional() {
                return Map.of();
            }
        }

        assertThatIllegalArgumentException().isThrownBy(() -> KitModels.read(Stranger.class, Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> KitModels.read(KitModel.class, Map.of()));
    }
}
