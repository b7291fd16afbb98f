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
package io.github.camelkit.oauth;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** No open redirect: a browser is sent to Kit, whatever somebody writes into the address. */
class RedirectOriginsTest {

    private final RedirectOrigins origins = new RedirectOrigins("https://app.kit.com, https://staging.kit.example:8443/");

    @ParameterizedTest
    @ValueSource(strings = {"https://app.kit.com", "https://app.kit.com/", "https://app.kit.com/apps/1?success=true",
        "https://app.kit.com/apps/1?a=b&c=%20d#part", "HTTPS://APP.KIT.COM/apps", "https://app.kit.com?x=1",
        "https://staging.kit.example:8443/apps", "https://app.kit.com/a/../b", "https://app.kit.com//evil.example"})
    void kitsOwn(String address) {
        assertThat(origins.allows(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        // Another host
        "https://evil.example", "https://evil.example/app.kit.com", "https://kit.com", "https://xapp.kit.com",
        "https://app.kit.com.evil.example", "https://app.kit.comevil.example", "https://app.kit.com.",
        "https://evil.example?https://app.kit.com", "https://evil.example#https://app.kit.com",
        // A user before the host
        "https://app.kit.com@evil.example", "https://app.kit.com:pass@evil.example/", "https://user@app.kit.com/",
        "https://@app.kit.com/", "https://:@app.kit.com/", "https://evil.example@app.kit.com",
        "https://app.kit.com%40evil.example", "https://app.kit.com:443@evil.example",
        // Backslashes, which browsers take for slashes
        "https://app.kit.com\\@evil.example", "https://evil.example\\@app.kit.com", "https://evil.example\\.app.kit.com",
        "https:\\\\evil.example", "\\\\evil.example", "https://app.kit.com\\.evil.example", "/\\evil.example",
        // Encoded
        "https%3A%2F%2Fapp.kit.com", "https://app%2ekit.com", "https://app.kit.com%2eevil.example",
        "https://evil.example%2f@app.kit.com", "https://evil.example%00app.kit.com", "https://app.kit.com%5c@evil.example",
        "https://%61pp.kit.com", "https://app.kit.com%0d%0a.evil.example", "%68ttps://app.kit.com",
        // No scheme, or another one
        "//evil.example", "//app.kit.com", "///app.kit.com", "/apps/1", "apps/1", "app.kit.com/apps", "https:app.kit.com",
        "https:/app.kit.com", "https:///app.kit.com", "http://app.kit.com", "ftp://app.kit.com", "javascript:alert(1)",
        "javascript://app.kit.com/%0aalert(1)", "data:text/html,x", "https", "https://", "https:////app.kit.com",
        // Another port
        "https://app.kit.com:8443/", "https://staging.kit.example/", "https://app.kit.com:/", "https://app.kit.com:443/",
        // What is no address
        "", " ", " https://app.kit.com", "https://app.kit.com ", "https://app.kit.com/a b", "\thttps://app.kit.com",
        "https://app.kit.com/\r\nSet-Cookie: a=b", "https://app.kit.com/\u0000", "https://app.kit.com/\"><script>",
        "https://app.kit.com/\u00e4", "https://\u0430pp.kit.com", "https://app\u3002kit.com", "https://app.kit.com\uff0f.evil.example",
        "https://[app.kit.com]/", "https://app.kit.com[::1]/", "h\nttps://app.kit.com"})
    void anythingElse(String address) {
        assertThat(origins.allows(address)).isFalse();
    }

    @Test
    void nothingAndTooMuch() {
        assertThat(origins.allows(null)).isFalse();
        assertThat(origins.allows("https://app.kit.com/" + "a".repeat(1_980))).isTrue();
        assertThat(origins.allows("https://app.kit.com/" + "a".repeat(1_981))).isFalse();
    }

    @Test
    void loopbackForTests() {
        RedirectOrigins local = new RedirectOrigins("http://127.0.0.1:8080,http://localhost");

        assertThat(local.allows("http://127.0.0.1:8080/apps")).isTrue();
        assertThat(local.allows("http://localhost/apps")).isTrue();
        assertThat(local.allows("https://127.0.0.1:8080/apps")).isFalse();
        assertThat(local.allows("http://127.0.0.1/apps")).isFalse();
        assertThat(local.allows("http://127.0.0.1:8080@evil.example/")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " , ", "app.kit.com", "https://app.kit.com/apps", "https://*.kit.com", "http://app.kit.com",
        "http://127.0.0.1.evil.example", "https://user@app.kit.com", "https://app.kit.com:", "//app.kit.com", "https://"})
    void listsThatMakeNoSense(String list) {
        assertThatThrownBy(() -> new RedirectOrigins(list)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("redirectUris");
    }
}
