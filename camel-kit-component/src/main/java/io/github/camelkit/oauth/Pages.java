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

import java.util.Map;

import io.github.camelkit.server.HttpAnswer;

/**
 * What a browser is answered: small plain pages, and where to go on. Nothing of it is to be cached, framed or passed on
 * as a referrer, since the addresses hold codes.
 */
final class Pages {

    private static final Map<String, String> HEADERS = Map.of(
            "Cache-Control", "no-store",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff");
    private static final String POLICY =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final int FOUND = 302;

    private Pages() {
    }

    /**
     * @param back an address that was checked, to go on to; null for none
     */
    static HttpAnswer page(int status, String title, String text, String back) {
        String link = back == null ? "" : "<p><a href=\"" + escape(back) + "\">Back to Kit</a></p>\n";
        return guarded(HttpAnswer.of(status).withHeader("Content-Security-Policy", POLICY)
                .withBody("text/html; charset=utf-8", "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\">"
                        + "<title>" + escape(title) + "</title></head>\n<body>\n<h1>" + escape(title) + "</h1>\n<p>"
                        + escape(text) + "</p>\n" + link + "</body>\n</html>\n"));
    }

    static HttpAnswer redirect(String address) {
        return guarded(HttpAnswer.of(FOUND).withHeader("Location", address));
    }

    /** Where the answer does not say otherwise. */
    static HttpAnswer guarded(HttpAnswer answer) {
        HttpAnswer guarded = answer;
        for (Map.Entry<String, String> header : HEADERS.entrySet()) {
            if (answer.headers().keySet().stream().noneMatch(header.getKey()::equalsIgnoreCase)) {
                guarded = guarded.withHeader(header.getKey(), header.getValue());
            }
        }
        return guarded;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
