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
package io.github.camelkit.simulator.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.github.camelkit.simulator.http.Answer;

/** Pages from templates, which were compiled with the simulator and escape all texts. */
public final class Pages {

    private static final String PACKAGE = "io.github.camelkit.simulator.pages.compiled";
    // the blocks of plugins are shown on these pages, so they get pictures, fonts and styles, and never a script
    private static final Map<String, String> HEADERS = Map.of(
            "Cache-Control", "no-store",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff",
            "Content-Security-Policy", "default-src 'none'; script-src 'self'; connect-src 'self'; frame-src 'self'; "
                    + "img-src * data:; font-src * data:; style-src 'self' 'unsafe-inline'; base-uri 'none'; "
                    + "frame-ancestors 'none'");

    private Pages() {
    }

    /** Made at the first page, because most simulators never show one. */
    private static final class Engine {
        private static final TemplateEngine TEMPLATES =
                TemplateEngine.createPrecompiled(null, ContentType.Html, Pages.class.getClassLoader(), PACKAGE);
    }

    /** A page of a template with its parameters. */
    public static Answer html(int status, String template, Map<String, Object> parameters) {
        StringOutput output = new StringOutput();
        Engine.TEMPLATES.render(template, parameters, output);
        return Answer.text(status, output.toString(), "text/html; charset=utf-8").with(HEADERS);
    }

    /** A page that says what went wrong. */
    public static Answer problem(int status, String message) {
        return html(status, "problem.jte", Map.of("message", message));
    }

    /** Sends the browser elsewhere, with GET. */
    public static Answer redirect(String location) {
        return Answer.text(303, "", "text/html").with(Map.of("Location", location));
    }

    /** A file that pages use. */
    public static Answer file(String name, String type) {
        try (InputStream file = Pages.class.getResourceAsStream(name)) {
            return new Answer(200, file.readAllBytes(), type + "; charset=utf-8", HEADERS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
