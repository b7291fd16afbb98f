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
package io.github.camelkit.simulator.apps;

import java.util.Map;

import io.github.camelkit.simulator.http.Answer;

/** The frame of all pages. */
final class Page {

    private static final String FRAME = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>%1$s - Kit simulator</title>
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="/apps/style.css">
            </head>
            <body>
            <header>Kit simulator <a href="/apps">Apps</a> <a href="/editor">Editor</a></header>
            <main>
            <h1>%1$s</h1>
            %2$s
            </main>
            </body>
            </html>
            """;
    // the blocks of plugins are shown on these pages, so they get pictures, fonts and styles, and never a script
    private static final Map<String, String> HEADERS = Map.of(
            "Cache-Control", "no-store",
            "Referrer-Policy", "no-referrer",
            "Content-Security-Policy", "default-src 'none'; script-src 'self'; connect-src 'self'; frame-src 'self'; "
                    + "img-src * data:; font-src * data:; style-src 'self' 'unsafe-inline'; base-uri 'none'; "
                    + "frame-ancestors 'none'");

    private Page() {
    }

    /** @param body HTML, in which all texts are escaped */
    static Answer of(int status, String title, String body) {
        return Answer.text(status, FRAME.formatted(escape(title), body), "text/html; charset=utf-8").with(HEADERS);
    }

    /** A page that tells what went wrong. */
    static Answer problem(int status, String message) {
        return of(status, "That did not work", "<p id=\"problem\">" + escape(message) + "</p>");
    }

    /** Sends the browser elsewhere, with GET. */
    static Answer redirect(String location) {
        return Answer.text(303, "", "text/html").with(Map.of("Location", location));
    }

    /** A form with one button. */
    static String button(String action, String id, String label) {
        return "<form method=\"post\" action=\"" + escape(action) + "\"><button id=\"" + id + "\">" + escape(label)
                + "</button></form>\n";
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
