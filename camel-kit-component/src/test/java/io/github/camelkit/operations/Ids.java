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
package io.github.camelkit.operations;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the simulator made before a case begins, by name. In the texts of a case a name in braces stands for it.
 */
class Ids {

    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

    private final Map<String, Object> values = new LinkedHashMap<>();

    void set(String name, Object value) {
        values.put(name, value);
    }

    Object get(String name) {
        if (!values.containsKey(name)) {
            throw new IllegalArgumentException("Nothing is called " + name + " here, only " + values.keySet());
        }
        return values.get(name);
    }

    long id(String name) {
        return ((Number) get(name)).longValue();
    }

    /** A text with all names replaced. */
    String fill(String template) {
        return fill(template, Object::toString);
    }

    /** The options of an endpoint with all names replaced. */
    String fillOptions(String template) {
        return fill(template, value -> URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
    }

    private String fill(String template, Function<Object, String> write) {
        return NAME.matcher(template).replaceAll(
                match -> Matcher.quoteReplacement(write.apply(get(match.group(1)))));
    }

    /** Texts, maps and lists with all names replaced; a text that is nothing but a name becomes what it stands for. */
    Object fillAll(Object value) {
        if (value instanceof String text) {
            Matcher whole = NAME.matcher(text);
            return whole.matches() ? get(whole.group(1)) : fill(text);
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> filled = new LinkedHashMap<>();
            map.forEach((key, item) -> filled.put(key, fillAll(item)));
            return filled;
        }
        return value instanceof List<?> list ? list.stream().map(this::fillAll).toList() : value;
    }
}
