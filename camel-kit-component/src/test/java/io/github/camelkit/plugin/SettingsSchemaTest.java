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
package io.github.camelkit.plugin;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.github.camelkit.KitConstants;
import io.github.camelkit.KitTestSupport;
import org.apache.camel.Exchange;
import org.apache.camel.ValidationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The settings JSON of a plugin, before it is given to Kit. */
class SettingsSchemaTest extends KitTestSupport {

    private static final String VALIDATE = "kit:plugins?operation=validateSettings";
    private static final String EVERY = "classpath:io/github/camelkit/plugin/every-setting.json";

    @SuppressWarnings("unchecked")
    private List<SettingsProblem> validate(Object body) {
        return call(List.class, VALIDATE, body);
    }

    @Test
    void everyTypeIsFine() throws Exception {
        assertThat(call(List.class, VALIDATE + "&settings=" + EVERY, null)).isEmpty();
        try (var in = getClass().getResourceAsStream("every-setting.json")) {
            byte[] json = in.readAllBytes();
            assertThat(validate(json)).isEmpty();
            assertThat(validate(new String(json, StandardCharsets.UTF_8))).isEmpty();
            assertThat(PluginSettings.parse(json)).isNotNull();
        }
        assertThat(validate(List.of(Map.of("type", "text", "name", "a", "label", "A")))).isEmpty();
        assertThat(validate("[]")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {} | | array
            [1] | /0 | object
            [{"type":"text","name":"a"}] | /0 | label
            [{"type":"text","label":"A"}] | /0 | name
            [{"name":"a","label":"A"}] | /0 | type
            [{"type":"number","name":"a","label":"A"}] | /0/type | enumeration
            [{"type":"text","name":"a","label":"A"},{"type":"text","name":5,"label":"B"}] | /1/name | string
            [{"type":"text","name":"a","label":"A","required":"yes"}] | /0/required | boolean
            [{"type":"text","name":"a","label":"A","default":"x"}] | /0 | default
            [{"type":"color","name":"a","label":"A","placeholder":"x"}] | /0 | placeholder
            [{"type":"date","name":"a","label":"A","help":1}] | /0/help | string
            [{"type":"select","name":"a","label":"A"}] | /0 | options
            [{"type":"select","name":"a","label":"A","options":["x"]}] | /0/options/0 | object
            [{"type":"select","name":"a","label":"A","options":[{"label":"x","value":1}]}] | /0/options/0/value | string
            [{"type":"search","name":"a","label":"A"}] | /0 | request_url
            [{"type":"search","name":"a","label":"A","request_url":"x","dependencies":"b"}] | /0/dependencies | array
            [{"type":"search","name":"a","label":"A","request_url":"x","dependencies":["b"]}] | /0/dependencies/0 | b is
            [{"type":"text","name":"a","label":"A"},{"type":"text","name":"a","label":"B"}] | /1/name | named a
            [{"type":"text","name":"a","label":"A","dependencies":[]}] | /0 | dependencies
            nonsense | | not valid JSON
            """)
    void whatIsWrongAndWhere(String json, String path, String what) {
        assertThat(validate(json)).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo(path == null ? "" : path);
            assertThat(problem.message()).contains(what).doesNotStartWith("/");
            assertThat(problem.toString()).startsWith(path == null ? "/: " : path + ": ");
        });
    }

    @Test
    void theOperationByHeader() {
        Exchange exchange = send("kit:plugins", "[]", KitConstants.OPERATION, "validateSettings");

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey(KitConstants.OPERATION);
        assertThat(send("kit:plugins", "[]").getException()).hasMessageContaining("validateSettings");
        assertThat(send("kit:plugins", "[]", KitConstants.OPERATION, "x").getException())
                .hasMessageContaining("Unknown operation x");
        assertThat(send(VALIDATE, null).getException()).hasMessageContaining("needs the settings JSON as its body");
    }

    @Test
    void forJsonValidator() throws Exception {
        String validator = "json-validator:classpath:" + SettingsSchema.RESOURCE;
        try (var in = getClass().getResourceAsStream("every-setting.json")) {
            assertThat(send(validator, new String(in.readAllBytes(), StandardCharsets.UTF_8)).getException()).isNull();
        }
        assertThat(send(validator, "[{\"type\":\"select\",\"name\":\"a\",\"label\":\"A\"}]").getException())
                .isInstanceOf(ValidationException.class).hasMessageContaining("options");
    }
}
