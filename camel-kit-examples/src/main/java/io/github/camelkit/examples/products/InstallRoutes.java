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

import java.util.List;
import java.util.Map;

import io.github.camelkit.KitConstants;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;

/**
 * How a user of the shop installs its app in an account of Kit's.
 */
final class InstallRoutes extends RouteBuilder {

    private final SignIns signIns;
    private final List<String> installs;

    /** @param installs gets a line for each installation */
    InstallRoutes(SignIns signIns, List<String> installs) {
        this.signIns = signIns;
        this.installs = installs;
    }

    @Override
    public void configure() {
        from("kit:oauth?path=/kit&redirectUri={{shop.url}}/kit/callback&redirectUris={{shop.kit-addresses}}"
                + "&signIn=direct:who-is-it").routeId("install")
            .process(this::remember)
            // From now on the app can call Kit for that account, and needs nothing but its name
            .setHeader(KitConstants.ACCOUNT, header(KitConstants.INSTALLED_ACCOUNT))
            .setBody(constant("Tea drinkers"))
            .to("kit:tags?operation=create");

        from("direct:who-is-it").process(this::whoIsIt);

        from("platform-http:/sign-in?httpMethodRestrict=POST").process(this::signIn);
    }

    private void remember(Exchange exchange) {
        Message install = exchange.getMessage();
        installs.add(install.getHeader(KitConstants.APP_USER) + " has installed the app in the account "
                + install.getHeader(KitConstants.INSTALLED_ACCOUNT));
    }

    private void whoIsIt(Exchange exchange) {
        Message browser = exchange.getMessage();
        String user = signIns.user(browser.getHeader(KitConstants.COOKIES, Map.class));
        if (user != null) {
            browser.setHeader(KitConstants.APP_USER, user);
        } else {
            browser.setBody(SignIns.page(browser.getHeader(KitConstants.RETURN_ADDRESS, String.class)));
        }
    }

    private void signIn(Exchange exchange) {
        Message form = exchange.getMessage();
        String user = form.getHeader("user", "", String.class).strip();
        String back = form.getHeader("back", "", String.class);
        form.removeHeaders("*");
        form.setBody(null);
        // To one of the shop's own pages, and nowhere else
        if (user.isEmpty() || !back.matches("/kit[/?].*")) {
            form.setHeader(Exchange.HTTP_RESPONSE_CODE, 400);
            return;
        }
        form.setHeader("Set-Cookie", signIns.signIn(user));
        form.setHeader("Location", back);
        form.setHeader(Exchange.HTTP_RESPONSE_CODE, 303);
    }
}
