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
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelkit.operation.AppOperation;
import io.github.camelkit.operation.AppParameter;

/**
 * One operation of an app on the reference page.
 */
final class AppOperationSection {

    private static final Map<AppOperation, String> EXAMPLES = Map.of(
            AppOperation.AUTHORIZATION_URL, """
                    from("direct:oauth-authorizationUrl")
                        .to("kit:oauth?operation=authorizationUrl&clientId=the-app"
                            + "&redirectUri=https://app.example.com/callback&pkce=true");
                    """,
            AppOperation.EXCHANGE_CODE, """
                    from("direct:oauth-exchangeCode")
                        .setHeader("CamelKitCode", simple("${header.code}"))
                        .to("kit:oauth?operation=exchangeCode&clientId=the-app&clientSecret=#bean:secretOfTheApp"
                            + "&redirectUri=https://app.example.com/callback&storeTokens=true");
                    """,
            AppOperation.REFRESH, """
                    from("direct:oauth-refresh")
                        .to("kit:oauth?operation=refresh&clientId=the-app&account=1");
                    """,
            AppOperation.REVOKE, """
                    from("direct:oauth-revoke")
                        .to("kit:oauth?operation=revoke&clientId=the-app&clientSecret=#bean:secretOfTheApp&account=1");
                    """);

    private final AppOperation operation;
    private final JsonNode headers;

    AppOperationSection(AppOperation operation, JsonNode headers) {
        this.operation = operation;
        this.headers = headers;
    }

    String text() {
        StringBuilder text = new StringBuilder("[[").append(AppOperation.RESOURCE).append('-')
                .append(operation.operation()).append("]]\n=== ").append(AppOperation.RESOURCE).append(": ")
                .append(operation.operation()).append("\n\n").append(operation.summary()).append("\n\n");
        facts().forEach(fact -> text.append("* ").append(fact).append('\n'));
        text.append("\n[cols=\"2,3,6\"]\n|===\n|Option |Header |Description\n\n");
        parameters().forEach(p -> text.append('|').append(p.option() == null ? "" : code(p.option())).append(" |")
                .append(code(p.header())).append(" |")
                .append(headers.get(p.header()).get("description").textValue()).append('\n'));
        return text.append("|===\n\n[source,java]\n----\n").append(EXAMPLES.get(operation)).append("----\n\n").toString();
    }

    private Stream<AppParameter> parameters() {
        return Stream.concat(operation.required().stream(), operation.optional().stream());
    }

    private List<String> facts() {
        boolean revokes = operation == AppOperation.REVOKE;
        boolean calls = operation.grantType() != null || revokes;
        List<String> facts = new ArrayList<>();
        facts.add("Call: " + call(revokes));
        facts.add("Credentials: `clientId`" + (calls ? ", and `clientSecret` unless the client is public" : ""));
        if (!operation.required().isEmpty()) {
            facts.add("Needs: " + operation.required().stream().map(p -> code(p.kitName()))
                    .collect(Collectors.joining(", and ")));
        }
        facts.add("Body: " + (operation.lone() == null ? "nothing of it is read" : "an object with "
                + parameters().map(p -> code(p.kitName())).collect(Collectors.joining(", "))
                + "; or plain text that is the " + code(operation.lone().kitName())));
        facts.add("Answer: " + answer(calls, revokes));
        return facts;
    }

    private String call(boolean revokes) {
        if (revokes) {
            return "`POST` to `revoke`, which is beside `tokenUri`";
        }
        return operation.grantType() == null ? "none"
                : "`POST` to `tokenUri`, with the grant type " + code(operation.grantType());
    }

    private static String answer(boolean calls, boolean revokes) {
        if (revokes) {
            return "no body";
        }
        return calls ? "`Token`" : "the address as a `String`; what is in the headers `CamelKitIssuedState` and"
                + " `CamelKitIssuedVerifier` is secret";
    }

    private static String code(String text) {
        return '`' + text + '`';
    }
}
