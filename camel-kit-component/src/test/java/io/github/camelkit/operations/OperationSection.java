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
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelkit.operation.Answer;
import io.github.camelkit.operation.Body;
import io.github.camelkit.operation.Operation;
import io.github.camelkit.operation.Operations;
import io.github.camelkit.operation.Parameter;

/**
 * One operation on the reference page.
 */
final class OperationSection {

    private final Operation operation;
    private final JsonNode options;

    OperationSection(Operation operation, JsonNode options) {
        this.operation = operation;
        this.options = options;
    }

    String text() {
        StringBuilder text = new StringBuilder("[[").append(operation.resource()).append('-').append(operation.name())
                .append("]]\n=== ").append(operation.resource()).append(": ").append(operation.name()).append("\n\n")
                .append(operation.summary()).append("\n\n");
        facts().forEach(fact -> text.append("* ").append(fact).append('\n'));
        text.append('\n').append(parameters());
        return text.append("[source,java]\n----\n").append(JavaSource.route(OperationCases.example(operation)))
                .append("----\n\n").toString();
    }

    private List<String> facts() {
        List<String> facts = new ArrayList<>();
        facts.add("API call: " + call());
        facts.add("Credentials: " + (operation.isOAuthOnly() ? "OAuth only" : "API key or OAuth"));
        if (!operation.pathParameters().isEmpty()) {
            facts.add("Needs: " + operation.pathParameters().stream().map(OperationSection::named)
                    .collect(Collectors.joining(", and ")));
        }
        facts.add("Body: " + body());
        facts.add("Answer: " + answer() + ", status " + statuses());
        facts.add("Sent again after an unknown outcome: " + (operation.isRepeatable() ? "yes" : "no"));
        if (operation.bulkCounterpart() != null) {
            facts.add("For many at once: <<" + operation.resource() + '-' + operation.bulkCounterpart() + ','
                    + operation.bulkCounterpart() + ">>");
        }
        if (operation.audience() != null) {
            facts.add("Refused before it is sent if it would reach all subscribers, unless the option"
                    + " `allowAllSubscribers` is `true`");
        }
        if (operation.readBy() != null) {
            facts.add("With the option `merge`, what is there now is read first, and fields that are not given are"
                    + " kept");
        }
        return facts;
    }

    private static String named(Parameter id) {
        return code(id.option()) + Operations.finderOf(id)
                .map(list -> " or " + code(list.finder().by().option())).orElse("");
    }

    private String call() {
        String call = code(operation.method() + ' ' + operation.path());
        return operation.hasEmailVariant()
                ? call + ", or by e-mail address " + code(operation.method() + ' ' + operation.pathByEmail()) : call;
    }

    private String body() {
        Body body = operation.body();
        String byEmail = operation.hasEmailVariant()
                ? "; without an id, the e-mail address as plain text or as " + code(Parameter.EMAIL_ADDRESS.kitName())
                : "";
        return switch (body.shape()) {
            case NONE -> "not sent" + byEmail;
            case OPTIONAL -> (body.optional().isEmpty() ? "nothing of it is sent"
                    : "an object with " + codes(body.optional()) + ", or none") + byEmail;
            case REQUIRED -> "an object with " + fields(body) + lone(body)
                    + (body.root() == null ? "" : "; as it is or wrapped in " + code(body.root()));
        };
    }

    private static String fields(Body body) {
        if (body.required().isEmpty()) {
            return "any of " + codes(body.optional());
        }
        return codes(body.required()) + " (required)"
                + (body.optional().isEmpty() ? "" : " and " + codes(body.optional()));
    }

    private static String lone(Body body) {
        return (body.textField() == null ? "" : "; or plain text that is the " + code(body.textField()))
                + (body.listField() == null ? "" : "; or a list that is the " + code(body.listField()));
    }

    private String answer() {
        Answer answer = operation.answer();
        String type = answer.type() == null ? null : code(answer.type().getSimpleName());
        String from = answer.root() == null ? "" : " from " + code(answer.root());
        return switch (answer.shape()) {
            case NOTHING -> "no body";
            case OBJECT -> type + from;
            case PAGE -> "a page, which is a list, of " + type + from + paging();
            case BULK -> code("BulkResult") + (answer.root() == null ? ", which tells failures only"
                    : " of " + type + from);
            case RAW -> "a map as Kit sends it" + paging();
        };
    }

    private String paging() {
        return switch (operation.paging()) {
            case NONE -> "";
            case QUERY -> " (paged)";
            case QUERY_OPTIONAL -> " (paged if Kit says so)";
            case BODY -> " (paged by fields of the body)";
        };
    }

    /** The outcomes that the tests have seen. */
    private String statuses() {
        return OperationCases.of(operation).stream().map(Case::status).distinct().sorted().map(String::valueOf)
                .collect(Collectors.joining(" or "));
    }

    private String parameters() {
        if (operation.parameters().isEmpty()) {
            return "";
        }
        StringBuilder table = new StringBuilder("[cols=\"2,3,6\"]\n|===\n|Option |Header |Description\n\n");
        for (Parameter parameter : operation.parameters()) {
            String description = options.get(parameter.option()).get("description").textValue();
            table.append('|').append(code(parameter.option())).append(" |").append(code(parameter.header()))
                    .append(" |").append(description.replace("|", "\\|")).append('\n');
        }
        return table.append("|===\n\n").toString();
    }

    private static String codes(List<String> names) {
        return names.stream().map(OperationSection::code).collect(Collectors.joining(", "));
    }

    /** The plus signs keep braces from being read as names of attributes. */
    private static String code(String text) {
        return text.indexOf('{') < 0 ? '`' + text + '`' : "`+" + text + "+`";
    }
}
