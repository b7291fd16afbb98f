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

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.github.camelkit.http.Json;

/**
 * Checks the settings JSON of plugins against the schema that is shipped with the component. Needs
 * {@code com.networknt:json-schema-validator}.
 */
final class SettingsSchema {

    /** Where the schema is on the class path, also for {@code json-validator:}. */
    public static final String RESOURCE = "io/github/camelkit/plugin-settings.schema.json";

    private final JsonSchema schema;

    public SettingsSchema() {
        SchemaValidatorsConfig config = SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER)
                .locale(Locale.ENGLISH).build();
        try (InputStream in = SettingsSchema.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param  json the settings JSON
     * @return      what is wrong; empty if Kit accepts it
     */
    public List<SettingsProblem> validate(String json) {
        Object read;
        try {
            read = Json.read(json);
        } catch (IOException e) {
            return List.of(new SettingsProblem("", "it is " + e.getMessage()));
        }
        List<SettingsProblem> problems = new ArrayList<>();
        schema.validate(json, InputFormat.JSON).forEach(message -> {
            String path = message.getInstanceLocation().toString();
            // The library's messages begin with the place, too
            String text = message.getMessage();
            problems.add(new SettingsProblem(path, text.startsWith(path + ": ")
                    ? text.substring(path.length() + 2) : text));
        });
        List<Object> list = Json.asList(read);
        if (list != null) {
            problems.addAll(SettingsProblem.ofNames(list));
        }
        return problems;
    }
}
