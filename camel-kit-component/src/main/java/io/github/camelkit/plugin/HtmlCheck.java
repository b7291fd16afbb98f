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

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeTraversor;

/**
 * Finds in HTML what Kit refuses. Section "Plugin Security" of Kit's reference.
 */
final class HtmlCheck {

    private static final Set<String> REFUSED = Set.of("script", "iframe", "audio", "video", "form", "input", "command",
            "action", "prompt");
    private static final int MAX_ERRORS = 10;
    private static final String NOSCRIPT = "(?i)(</?)noscript\\b";
    private static final int MAX_PARSE_ERRORS = 1_000;

    private final Set<String> errors = new LinkedHashSet<>();
    // In e-mails the same styles are repeated very often
    private final Map<String, Set<CssCheck.Finding>> styles = new HashMap<>();

    private HtmlCheck() {
    }

    /** What Kit refuses of it, each kind once and with the place of the first; none if it takes it all. */
    static List<String> errors(String html) {
        // Places take much longer to know, and are seldom needed
        return errors(html, false).isEmpty() ? List.of() : errors(html, true);
    }

    private static List<String> errors(String html, boolean places) {
        HtmlCheck check = new HtmlCheck();
        check.parse(html, places);
        // A browser that runs scripts takes what is in <noscript> for text, and finds its end elsewhere
        String text = html.replaceAll(NOSCRIPT, "$1noembed");
        if (!text.equals(html)) {
            check.parse(text, places);
        }
        return check.errors.stream().limit(MAX_ERRORS).toList();
    }

    private void parse(String html, boolean places) {
        Parser parser = Parser.htmlParser().setTrackPosition(places).setTrackErrors(MAX_PARSE_ERRORS);
        // Kit puts it into the body of an e-mail, where the head of a page is nothing special
        parser.parseFragmentInput(html, new Element("body"), "").forEach(this::checkAll);
        // A tag that is not closed is closed by what comes after it in the e-mail
        if (parser.getErrors().stream().anyMatch(e -> e.getErrorMessage().contains("end of file"))) {
            errors.add("The HTML ends within a tag or a comment, which Kit does not take");
        }
        checkAll(parser.parseInput(html, ""));
    }

    private void checkAll(Node root) {
        NodeTraversor.traverse((node, depth) -> {
            if (node instanceof Element element) {
                check(element);
            }
        }, root);
    }

    private void check(Element element) {
        String name = element.normalName();
        if (REFUSED.contains(name)) {
            refuse(element, ("aeiou".indexOf(name.charAt(0)) < 0 ? "a <" : "an <") + name + "> element", "");
        }
        if ("link".equals(name) && element.attr("rel").toLowerCase(Locale.ROOT).contains("stylesheet")) {
            refuse(element, "external CSS", " in a <link> element");
        }
        if ("style".equals(name)) {
            // SVG has such an element, too, with its content as text
            css(element, CssCheck.sheet(element.data() + element.wholeText()), " in a <style> element");
        }
        Attribute style = element.attribute("style");
        if (style != null) {
            css(element, styles.computeIfAbsent(style.getValue(), CssCheck::declarations),
                    " in the style of a <" + name + "> element");
        }
    }

    private void css(Element element, Set<CssCheck.Finding> found, String where) {
        found.forEach(finding -> refuse(element, finding.text(), where));
    }

    private void refuse(Element element, String what, String where) {
        String error = "The HTML has " + what + where + ", which Kit does not take";
        if (errors.stream().noneMatch(known -> known.startsWith(error))) {
            errors.add(error + position(element));
        }
    }

    private static String position(Element element) {
        return element.sourceRange().isTracked() ? " (line " + element.sourceRange().start().lineNumber() + ", column "
                + element.sourceRange().start().columnNumber() + ')' : "";
    }
}
