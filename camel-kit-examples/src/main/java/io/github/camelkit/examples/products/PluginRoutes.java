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
package io.github.camelkit.examples.products;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelkit.KitConstants;
import io.github.camelkit.plugin.KitPluginException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.util.URISupport;

/**
 * What Kit's editor asks for: products to choose from, the block with the one that was chosen, and the tokens to ask with.
 */
final class PluginRoutes extends RouteBuilder {

    static final String CHECK_SETTINGS = "direct:check-settings";

    private static final String CLIENT = "&clientId={{shop.client-id}}";
    private static final String SECRET = "&clientSecret=#shopSecret";
    private static final String REDIRECTS = "&redirectUris={{shop.redirect-uris}}";

    private final SignIns signIns;
    private final Grants grants;

    PluginRoutes(SignIns signIns, Grants grants) {
        this.signIns = signIns;
        this.grants = grants;
    }

    @Override
    public void configure() {
        // An error that the editor shows to its user is an answer, and does not belong in the log
        onException(KitPluginException.class).handled(true).process(PluginRoutes::tell);

        from("kit:plugins?action=SEARCH&path=/kit/products&authenticator=#shopGrants").routeId("products")
            .process(e -> e.getMessage().setBody(Shop.search(text(e, "search"))));

        from("kit:plugins?action=SEARCH&path=/kit/packets&authenticator=#shopGrants").routeId("packets")
            .process(e -> e.getMessage().setBody(Shop.packets(text(e, "product"), text(e, "search"))));

        from("kit:plugins?action=HTML&path=/kit/block&authenticator=#shopGrants&settings={{shop.settings}}")
            .routeId("block")
            .process(this::model)
            .to("freemarker:io/github/camelkit/examples/products/block.ftlh");

        from("kit:plugins?action=AUTHORIZE&path=/kit/authorize" + CLIENT + REDIRECTS).routeId("authorize")
            .process(this::authorize);
        from("kit:plugins?action=TOKEN&path=/kit/token" + CLIENT + SECRET + REDIRECTS).routeId("token")
            .process(e -> e.getMessage().setBody(grants.exchange(text(e, "code"))));
        from("kit:plugins?action=REFRESH&path=/kit/refresh" + CLIENT).routeId("refresh")
            .process(e -> e.getMessage().setBody(grants.refresh(text(e, "refresh_token"))));
        from("kit:plugins?action=REVOKE&path=/kit/revoke" + CLIENT + SECRET).routeId("revoke")
            .process(e -> grants.revoke(text(e, "token")));

        from(CHECK_SETTINGS).to("kit:plugins?operation=validateSettings");
    }

    private static String text(Exchange exchange, String name) {
        Object value = exchange.getMessage().getBody(Map.class).get(name);
        return value == null ? "" : value.toString();
    }

    /** What the template shows; a product that is not available ends here, with a message that the editor shows. */
    private void model(Exchange exchange) throws KitPluginException {
        Message request = exchange.getMessage();
        Product product = Shop.product(text(exchange, "product"));
        Map<?, ?> settings = request.getBody(Map.class);
        Map<String, Object> model = new HashMap<>();
        model.put("settings", settings);
        model.put("name", product.name());
        model.put("about", product.about());
        model.put("seller", request.getHeader(KitConstants.PLUGIN_USER));
        if (settings.get("until") instanceof OffsetDateTime midnight) {
            // Kit sends the user's local midnight as a time in UTC; twelve hours later it is that day almost everywhere
            model.put("until", midnight.plusHours(12).toLocalDate().toString());
        }
        request.setBody(model);
    }

    private static void tell(Exchange exchange) {
        KitPluginException problem = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, KitPluginException.class);
        exchange.getMessage().setHeader(KitConstants.PLUGIN_CODE, problem.getCode());
        exchange.getMessage().setHeader(KitConstants.PLUGIN_ERRORS, problem.getErrors());
    }

    private void authorize(Exchange exchange) {
        Message browser = exchange.getMessage();
        Map<String, Object> asked = new LinkedHashMap<>();
        ((Map<?, ?>) browser.getBody(Map.class)).forEach((name, value) -> asked.put(name.toString(), value));
        String user = signIns.user(browser.getHeader(KitConstants.PLUGIN_COOKIES, Map.class));
        Object answer = asked.remove("answer");
        if (user == null) {
            browser.setBody(SignIns.page("/kit/authorize?" + URISupport.createQueryString(asked)));
        } else if (answer == null) {
            browser.setBody(SignIns.allowPage(user));
        } else {
            browser.setBody(answer.equals("allow") ? Map.of("code", grants.code(user)) : Map.of("error", "access_denied"));
        }
    }
}
