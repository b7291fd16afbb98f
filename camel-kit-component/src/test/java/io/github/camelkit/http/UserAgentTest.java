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
package io.github.camelkit.http;

import io.github.camelkit.KitTestSupport;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the component calls itself to Kit. */
class UserAgentTest extends KitTestSupport {

    @Override
    protected RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:plain").routeId("sign-up 1").to("kit:tags?operation=list");
                from("direct:umlaut").routeId("gr\u00fc\u00dfe").to("kit:tags?operation=list");
                from("direct:comment").routeId("a) Other/1 (b").to("kit:tags?operation=list");
                from("direct:line").routeId("a\r\nX-Evil: b").to("kit:tags?operation=list");
                from("direct:own").routeId("own").to("kit:tags?operation=list&http.userAgent=Mine/1");
            }
        };
    }

    private String called() {
        return kit.requests().get(0).header("User-Agent");
    }

    @Test
    void namesTheRouteThatCalls() {
        template.requestBody("direct:plain", (Object) null);
        assertThat(called()).matches("camel-kit/\\S+ Camel/" + context.getVersion().replace(".", "\\.")
                + " \\(sign-up 1\\)");
    }

    @ParameterizedTest
    @CsvSource({"direct:umlaut", "direct:comment", "direct:line"})
    void leavesOutWhatCannotStandInAHeader(String route) {
        template.requestBody(route, (Object) null);
        assertThat(called()).matches("camel-kit/\\S+ Camel/\\S+");
        assertThat(kit.requests().get(0).header("X-Evil")).isNull();
    }

    @Test
    void namesNoRouteWhereThereIsNone() {
        template.requestBody("kit:tags?operation=list", (Object) null);
        assertThat(called()).matches("camel-kit/\\S+ Camel/\\S+");
    }

    @Test
    void isWhatTheUserSays() {
        template.requestBody("direct:own", (Object) null);
        assertThat(called()).isEqualTo("Mine/1");
    }
}
