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
package io.github.camelkit;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelkit.http.Json;
import io.github.camelkit.model.BulkResult;
import io.github.camelkit.model.KitPage;
import io.github.camelkit.model.Subscriber;
import io.github.camelkit.model.Tag;
import org.apache.camel.CamelContext;
import org.apache.camel.TypeConverter;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KitConvertersTest {

    private static final String JSON = "{\"id\":7,\"email_address\":\"zoë@example.com\",\"later\":{\"x\":[1.50]}}";

    private static CamelContext context;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() {
        context = new DefaultCamelContext();
        context.start();
    }

    @AfterAll
    static void stop() {
        context.stop();
    }

    private static TypeConverter converter() {
        return context.getTypeConverter();
    }

    static Stream<Object> forms() throws Exception {
        byte[] bytes = JSON.getBytes(StandardCharsets.UTF_8);
        return Stream.of(JSON, bytes, new ByteArrayInputStream(bytes), Json.read(JSON), new ObjectMapper().readTree(JSON));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void anyFormOfJsonBecomesAModel(Object form) throws Exception {
        Subscriber subscriber = converter().mandatoryConvertTo(Subscriber.class, form);

        assertThat(subscriber.id()).isEqualTo(7);
        assertThat(subscriber.emailAddress()).isEqualTo("zoë@example.com");
        assertThat(Json.read(converter().mandatoryConvertTo(String.class, subscriber))).isEqualTo(Json.read(
                Json.write(subscriber.toMap())));
        assertThat(subscriber.additional()).containsKey("later");
    }

    @Test
    void fileBecomesAModel() throws Exception {
        Path file = Files.writeString(directory.resolve("s.json"), JSON);

        assertThat(converter().mandatoryConvertTo(Subscriber.class, file.toFile()).id()).isEqualTo(7);
    }

    @Test
    void modelBecomesAnyFormOfJson() throws Exception {
        Tag tag = Tag.named("Käufer");

        assertThat(converter().mandatoryConvertTo(String.class, tag)).isEqualTo("{\"name\":\"Käufer\"}");
        assertThat(converter().mandatoryConvertTo(byte[].class, tag)).isEqualTo("{\"name\":\"Käufer\"}".getBytes(
                StandardCharsets.UTF_8));
        try (InputStream in = converter().mandatoryConvertTo(InputStream.class, tag)) {
            assertThat(in).hasContent("{\"name\":\"Käufer\"}");
        }
        assertThat(converter().mandatoryConvertTo(JsonNode.class, tag).get("name").asText()).isEqualTo("Käufer");
        assertThat(converter().mandatoryConvertTo(Map.class, tag)).isEqualTo(Map.of("name", "Käufer"));
    }

    @Test
    void pageAndBulkResultKeepKitsShape() throws Exception {
        KitPage<Tag> page = KitPage.of("tags", List.of(Tag.named("A")), null, null);
        BulkResult<Tag> result = BulkResult.of("tags", List.of(Tag.named("A")), List.of(), null);

        assertThat(converter().mandatoryConvertTo(String.class, page)).isEqualTo("{\"tags\":[{\"name\":\"A\"}]}");
        assertThat(converter().mandatoryConvertTo(byte[].class, page)).asString().contains("tags");
        assertThat(converter().mandatoryConvertTo(JsonNode.class, page).get("tags")).hasSize(1);
        assertThat(converter().mandatoryConvertTo(Map.class, page)).containsOnlyKeys("tags");
        try (InputStream in = converter().mandatoryConvertTo(InputStream.class, page)) {
            assertThat(in).asString(StandardCharsets.UTF_8).startsWith("{\"tags\"");
        }
        assertThat(converter().mandatoryConvertTo(String.class, result)).contains("\"failures\":[]");
        assertThat(converter().mandatoryConvertTo(Map.class, result)).containsKeys("tags", "failures");
        assertThat(converter().mandatoryConvertTo(byte[].class, result)).isNotEmpty();
        try (InputStream in = converter().mandatoryConvertTo(InputStream.class, result)) {
            assertThat(in).isNotEmpty();
        }
    }

    @Test
    void whatIsNoJsonObjectDoesNotConvert() {
        assertThat(converter().tryConvertTo(Subscriber.class, 5)).isNull();
        assertThat(converter().tryConvertTo(Subscriber.class, "[1]")).isNull();
        assertThatThrownBy(() -> converter().mandatoryConvertTo(Subscriber.class, "plain text"))
                .hasStackTraceContaining("not valid JSON");
    }
}
