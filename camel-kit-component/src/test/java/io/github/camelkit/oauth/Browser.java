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

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A browser: it keeps cookies, and goes where it is sent, a step at a time. */
final class Browser {

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER).build();

    /** Who is signed in at Kit. */
    Browser signedInAtKit(long account) {
        return with("kit_simulator_account", String.valueOf(account));
    }

    /** With a cookie for all servers of this machine. */
    Browser with(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(URI.create("http://127.0.0.1"), cookie);
        return this;
    }

    CookieManager cookies() {
        return cookies;
    }

    HttpResponse<String> get(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(30)).build());
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Where an answer sends the browser. */
    static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElseThrow(
                () -> new AssertionError("no redirect: " + answer.statusCode() + ' ' + answer.body()));
    }

    /** From the install address to Kit's consent page, and to the address that this sends the browser to. */
    String consent(String start) {
        return location(get(location(get(start))));
    }

    /** The whole way; answers what the callback does. */
    HttpResponse<String> install(String start) {
        return get(consent(start));
    }
}
