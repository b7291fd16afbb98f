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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes an example as a route in the Java DSL.
 */
final class JavaSource {

    private static final int MAX_LINE = 100;
    private static final int MAX_PAIRS = 10;
    private static final String STEP = "    ";

    private JavaSource() {
    }

    static String route(Case example) {
        Samples ids = new Samples();
        StringBuilder route = new StringBuilder("from(").append(text("direct:"
                + example.operation().id().replace('/', '-'))).append(")\n");
        example.headers(ids).forEach((name, value) -> route.append(STEP).append(".setHeader(").append(text(name))
                .append(", constant(").append(value(value, STEP)).append("))\n"));
        Object body = Plain.of(example.bodyOf(ids));
        if (body != null) {
            route.append(STEP).append(".setBody(constant(").append(value(body, STEP)).append("))\n");
        }
        return route.append(STEP).append(".to(").append(uri(example.uri(ids))).append(");\n").toString();
    }

    /** An address is split between its options where it is long. */
    private static String uri(String uri) {
        if (uri.length() < MAX_LINE - 10) {
            return text(uri);
        }
        int split = uri.lastIndexOf('&', MAX_LINE - 20);
        return text(uri.substring(0, split)) + '\n' + STEP.repeat(2) + "+ " + uri(uri.substring(split));
    }

    private static String value(Object value, String indent) {
        if (value instanceof Map<?, ?> map) {
            List<String> pairs = new ArrayList<>();
            map.forEach((key, item) -> pairs.add(text(key.toString()) + ", " + value(item, indent + STEP)));
            if (pairs.size() > MAX_PAIRS) {
                throw new IllegalArgumentException("Map.of takes no more than " + MAX_PAIRS + " pairs");
            }
            return call("Map.of", pairs, indent);
        }
        if (value instanceof List<?> list) {
            return call("List.of", list.stream().map(item -> value(item, indent + STEP)).toList(), indent);
        }
        return value instanceof String text ? text(text) : String.valueOf(value);
    }

    private static String call(String method, List<String> arguments, String indent) {
        String line = method + '(' + String.join(", ", arguments) + ')';
        return indent.length() + line.length() < MAX_LINE - 25 && line.indexOf('\n') < 0 ? line
                : method + "(\n" + indent + STEP + String.join(",\n" + indent + STEP, arguments) + ')';
    }

    private static String text(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
