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
package io.github.camelkit.simulator;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every operation of the API is there, with its method and its credentials. */
class OperationsTest {

    @RegisterExtension
    static final KitSimulatorExtension EXTENSION =
            new KitSimulatorExtension(builder -> builder.rateLimit(0).oauthRateLimit(0));

    private static final String OPERATIONS = """
            GET    /v4/account                                                    any
            GET    /v4/account/colors                                             any
            PUT    /v4/account/colors                                             any
            GET    /v4/account/creator_profile                                    any
            GET    /v4/account/email_stats                                        any
            GET    /v4/account/growth_stats                                       any
            GET    /v4/broadcasts                                                 any
            POST   /v4/broadcasts                                                 any
            GET    /v4/broadcasts/stats                                           any
            GET    /v4/broadcasts/{broadcast_id}/clicks                           any
            GET    /v4/broadcasts/{broadcast_id}/stats                            any
            DELETE /v4/broadcasts/{id}                                            any
            GET    /v4/broadcasts/{id}                                            any
            PUT    /v4/broadcasts/{id}                                            any
            POST   /v4/bulk/custom_fields                                         oauth
            POST   /v4/bulk/custom_fields/subscribers                             oauth
            POST   /v4/bulk/forms/subscribers                                     oauth
            POST   /v4/bulk/subscribers                                           oauth
            DELETE /v4/bulk/tags                                                  oauth
            POST   /v4/bulk/tags                                                  oauth
            DELETE /v4/bulk/tags/subscribers                                      oauth
            POST   /v4/bulk/tags/subscribers                                      oauth
            GET    /v4/custom_fields                                              any
            POST   /v4/custom_fields                                              any
            DELETE /v4/custom_fields/{id}                                         any
            PUT    /v4/custom_fields/{id}                                         any
            GET    /v4/email_templates                                            any
            GET    /v4/forms                                                      any
            GET    /v4/forms/{form_id}/subscribers                                any
            POST   /v4/forms/{form_id}/subscribers                                any
            POST   /v4/forms/{form_id}/subscribers/{id}                           any
            GET    /v4/posts                                                      any
            GET    /v4/posts/{id}                                                 any
            GET    /v4/purchases                                                  oauth
            POST   /v4/purchases                                                  oauth
            GET    /v4/purchases/{id}                                             oauth
            GET    /v4/segments                                                   any
            GET    /v4/sequences                                                  any
            POST   /v4/sequences                                                  any
            DELETE /v4/sequences/{id}                                             any
            GET    /v4/sequences/{id}                                             any
            PUT    /v4/sequences/{id}                                             any
            GET    /v4/sequences/{sequence_id}/emails                             any
            POST   /v4/sequences/{sequence_id}/emails                             any
            DELETE /v4/sequences/{sequence_id}/emails/{id}                        any
            GET    /v4/sequences/{sequence_id}/emails/{id}                        any
            PUT    /v4/sequences/{sequence_id}/emails/{id}                        any
            GET    /v4/sequences/{sequence_id}/subscribers                        any
            POST   /v4/sequences/{sequence_id}/subscribers                        any
            POST   /v4/sequences/{sequence_id}/subscribers/{id}                   any
            GET    /v4/snippets                                                   any
            POST   /v4/snippets                                                   any
            GET    /v4/snippets/{id}                                              any
            PUT    /v4/snippets/{id}                                              any
            GET    /v4/subscribers                                                any
            POST   /v4/subscribers                                                any
            POST   /v4/subscribers/filter                                         any
            GET    /v4/subscribers/{id}                                           any
            PUT    /v4/subscribers/{id}                                           any
            POST   /v4/subscribers/{id}/unsubscribe                               any
            DELETE /v4/subscribers/{subscriber_id}/location                       any
            PATCH  /v4/subscribers/{subscriber_id}/location                       any
            POST   /v4/subscribers/{subscriber_id}/location                       any
            GET    /v4/subscribers/{subscriber_id}/stats                          any
            GET    /v4/subscribers/{subscriber_id}/tags                           any
            GET    /v4/tags                                                       any
            POST   /v4/tags                                                       any
            PUT    /v4/tags/{id}                                                  any
            DELETE /v4/tags/{tag_id}/subscribers                                  any
            GET    /v4/tags/{tag_id}/subscribers                                  any
            POST   /v4/tags/{tag_id}/subscribers                                  any
            DELETE /v4/tags/{tag_id}/subscribers/{id}                             any
            POST   /v4/tags/{tag_id}/subscribers/{id}                             any
            GET    /v4/webhook_endpoints                                          any
            POST   /v4/webhook_endpoints                                          any
            DELETE /v4/webhook_endpoints/{id}                                     any
            GET    /v4/webhook_endpoints/{id}                                     any
            PATCH  /v4/webhook_endpoints/{id}                                     any
            GET    /v4/webhook_endpoints/{id}/deliveries                          any
            GET    /v4/webhook_endpoints/{id}/deliveries/{delivery_id}            any
            POST   /v4/webhook_endpoints/{id}/revoke_previous_secret              any
            POST   /v4/webhook_endpoints/{id}/rotate_secret                       any
            GET    /v4/webhooks                                                   any
            POST   /v4/webhooks                                                   any
            DELETE /v4/webhooks/{id}                                              any
            """;

    private static KitSimulator kit;

    /** A row of the table. */
    record Operation(String method, String path, boolean oauthOnly) {

        String pathWithIds() {
            return path.replaceAll("\\{[^}]*}", "999999");
        }
    }

    @BeforeAll
    static void start() {
        kit = EXTENSION.simulator();
    }

    static Stream<Operation> operations() {
        return OPERATIONS.lines().map(line -> line.trim().split(" +"))
                .map(words -> new Operation(words[0], words[1], words[2].equals("oauth")));
    }

    @Test
    void theTableIsComplete() {
        assertThat(operations()).hasSize(85);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void isThere(Operation operation) {
        Http.Reply reply = call(Http.token(kit), operation);
        if (operation.path().contains("{") && reply.status() == 404) {
            assertThat(reply.error()).isEqualTo("Not Found");
        } else {
            assertThat(reply.status()).as(reply.text()).isIn(200, 201, 422);
        }
        Http.Reply unknown = Http.token(kit).send(operation.method(), operation.pathWithIds() + "/nonsense", "{}",
                "application/json");
        assertThat(unknown.status()).isEqualTo(404);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void needsCredentials(Operation operation) {
        assertThat(call(Http.anonymous(kit), operation).error()).isEqualTo("Authentication Failed");
        Http.Reply withKey = call(Http.key(kit), operation);
        if (operation.oauthOnly()) {
            assertThat(withKey.status()).isEqualTo(401);
            assertThat(withKey.error()).isEqualTo("OAuth authentication required");
        } else {
            assertThat(withKey.status()).isNotEqualTo(401);
        }
    }

    @Test
    void otherMethodsAreNotAllowed() {
        Map<String, Set<String>> methods = new TreeMap<>();
        operations().forEach(operation ->
                methods.computeIfAbsent(operation.pathWithIds(), path -> new TreeSet<>()).add(operation.method()));
        methods.forEach((path, allowed) -> {
            for (String method : Set.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
                Http.Reply reply = Http.token(kit).send(method, path, "{}", "application/json");
                if (allowed.contains(method)) {
                    assertThat(reply.status()).as(method + " " + path).isNotEqualTo(405);
                } else {
                    assertThat(reply.status()).as(method + " " + path).isEqualTo(405);
                    assertThat(reply.header("Allow")).isEqualTo(String.join(", ", allowed));
                }
            }
        });
    }

    private static Http.Reply call(Http http, Operation operation) {
        boolean get = operation.method().equals("GET");
        return http.send(operation.method(), operation.pathWithIds(), get ? null : "{}",
                get ? null : "application/json");
    }
}
