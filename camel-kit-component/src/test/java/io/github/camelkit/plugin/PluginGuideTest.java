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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import io.github.camelkit.simulator.EditorAnswer;
import io.github.camelkit.simulator.SimulatorEditor;
import org.apache.camel.Body;
import org.apache.camel.builder.RouteBuilder;
import org.jsoup.nodes.Entities;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The routes of docs/plugins.adoc, as they stand there, from consent to the block in an e-mail. */
class PluginGuideTest extends PluginTestSupport {

    private static final String PRODUCT = """
            [{"type": "search", "name": "product", "label": "Product", "required": true,
              "request_url": "https://app.example.com/kit/search"}]
            """;

    public record Product(String label, String value, String name, String price) {
    }

    public static class Products {

        public Product find(@Body Map<String, Object> settings) throws KitPluginException {
            if (!"17".equals(settings.get("product"))) {
                throw new KitPluginException(404, "No such product");
            }
            return new Product("Tea", "17", Entities.escape("Tea & more"), "7 €");
        }

        public List<Product> search(@Body Map<String, Object> search) {
            return "tea".startsWith(search.get("search").toString()) || "17".equals(search.get("search"))
                    ? List.of(new Product("Tea", "17", "Tea", "7 €")) : List.of();
        }
    }

    public static class Tokens {

        private static final Map<String, String> VALID = new ConcurrentHashMap<>();

        public Map<String, Object> consent() {
            VALID.put("plugin_code_1", "ann");
            return Map.of("code", "plugin_code_1");
        }

        public Map<String, Object> exchange(@Body Map<String, Object> parameters) {
            return issue(VALID.remove(parameters.get("code").toString()));
        }

        public Map<String, Object> refresh(@Body Map<String, Object> parameters) {
            return issue(VALID.remove(parameters.get("refresh_token").toString()));
        }

        private static Map<String, Object> issue(String user) {
            if (user == null) {
                return null;
            }
            VALID.put("plugin_token_a", user);
            VALID.put("plugin_token_r", user);
            return Map.of("access_token", "plugin_token_a", "refresh_token", "plugin_token_r", "expires_in", 7200,
                    "created_at", 1_792_000_000);
        }

        public void revoke(@Body Map<String, Object> parameters) {
            VALID.remove(parameters.get("token").toString());
        }

        public String userOf(@Body String token) {
            return VALID.get(token);
        }
    }

    @Override
    protected RouteBuilder routes() {
        Path directory = Path.of("target", "test-classes");
        try {
            Files.writeString(directory.resolve("product.json"), PRODUCT);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        context.getRegistry().bind("kitSecret", SECRET);
        context.getRegistry().bind("tokens", (KitPluginAuthenticator) token -> template.requestBody("direct:check",
                token, String.class));
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("kit:plugins?action=html&path=/kit/product&settings=classpath:product.json")
                    .bean(Products.class, "find")
                    .setBody(simple("<h1>${body.name}</h1><p>${body.price}</p>"));
                from("kit:plugins?action=search&path=/kit/search&authenticator=#tokens")
                    .bean(Products.class, "search");
                from("direct:check")
                    .bean(Tokens.class, "userOf");
                from("kit:plugins?action=authorize&path=/kit/authorize&clientId=kit")
                    .bean(Tokens.class, "consent");
                from("kit:plugins?action=token&path=/kit/token&clientId=kit&clientSecret=#kitSecret")
                    .bean(Tokens.class, "exchange");
                from("kit:plugins?action=refresh&path=/kit/refresh&clientId=kit")
                    .bean(Tokens.class, "refresh");
                from("kit:plugins?action=revoke&path=/kit/revoke&clientId=kit&clientSecret=#kitSecret")
                    .bean(Tokens.class, "revoke");
                from("direct:settings")
                    .to("kit:plugins?operation=validateSettings&settings=classpath:product.json");
                from("direct:json")
                    .to("json-validator:classpath:io/github/camelkit/plugin-settings.schema.json");
            }
        };
    }

    @Test
    void fromConsentToTheBlock() {
        SimulatorEditor editor = kit.editor();

        assertThat(editor.authorize(url + "/kit/authorize", "kit", "s").location())
                .isEqualTo(SimulatorEditor.REDIRECT_URI + "?code=plugin_code_1&state=s");
        EditorAnswer first = editor.token(url + "/kit/token", "kit", SECRET, "plugin_code_1");
        assertThat(editor.token(url + "/kit/token", "kit", SECRET, "plugin_code_1").text("error"))
                .isEqualTo("invalid_grant");
        EditorAnswer second = editor.refresh(url + "/kit/refresh", "kit", first.text("refresh_token"));
        String token = second.text("access_token");
        assertThat(json(editor.search(url + "/kit/search", "", Map.of(), token).body()))
                .isEqualTo(json("{\"data\":[{\"label\":\"Tea\",\"value\":\"17\"}]}"));
        EditorAnswer block = editor.html(url + "/kit/product", Map.of("product", "17"), token);
        assertThat(block.html()).isEqualTo("<h1>Tea &amp; more</h1><p>7 €</p>");
        assertThat(block.refusedFor()).isEmpty();
        assertThat(editor.html(url + "/kit/product", Map.of("product", "18"), token).errors())
                .containsExactly("No such product");
        assertThat(editor.revoke(url + "/kit/revoke", "kit", SECRET, token).body()).isEqualTo("{}");
        assertThat(editor.search(url + "/kit/search", "", Map.of(), token).status()).isEqualTo(401);
    }

    @Test
    void settingsAreFine() {
        assertThat(call(List.class, "direct:settings", null)).isEmpty();
        assertThat(send("direct:json", PRODUCT).getException()).isNull();
    }

    @Test
    void theGuideShowsTheseRoutes() throws Exception {
        String source = squeeze(Files.readString(Path.of("src/test/java", getClass().getName().replace('.', '/')
                + ".java")));
        List<String> examples = Pattern.compile("\\[source,java]\n----\n(.*?)\n----", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../docs/plugins.adoc"))).results().map(result -> result.group(1)).toList();

        assertThat(examples).hasSizeGreaterThan(5)
                .allSatisfy(example -> assertThat(source).contains(squeeze(example)));
    }

    private static String squeeze(String code) {
        return code.replaceAll("\\s+", " ").strip();
    }
}
