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
package io.github.camelkit.server;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the query of a request, or a form, which is encoded like one. Of a parameter that is there twice nobody knows
 * which one the sender means, or which one somebody before us has looked at: it has no value then.
 */
public final class QueryString {

    private QueryString() {
    }

    /**
     * @param  raw                      percent-encoded, may be null
     * @throws IllegalArgumentException if it is not
     */
    public static Map<String, String> parse(String raw) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (raw == null || raw.isEmpty()) {
            return parameters;
        }
        for (String pair : raw.split("&")) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            parameters.put(name, parameters.containsKey(name) ? null : value);
        }
        return Collections.unmodifiableMap(parameters);
    }

    /** A form that a server has taken apart: its values are texts or lists of them. */
    static String of(Map<?, ?> form) {
        StringBuilder encoded = new StringBuilder();
        form.forEach((name, value) -> {
            for (Object one : value instanceof Collection<?> several ? several : List.of(value)) {
                encoded.append(encoded.isEmpty() ? "" : "&").append(encode(name)).append('=').append(encode(one));
            }
        });
        return encoded.toString();
    }

    private static String encode(Object text) {
        return URLEncoder.encode(text.toString(), StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
