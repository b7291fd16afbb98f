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

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    private static final Pattern CSS_COMMENT = Pattern.compile("/\\*.*?(\\*/|\\z)", Pattern.DOTALL);
    private static final Pattern CSS_ESCAPE = Pattern.compile("\\\\(?:([0-9a-fA-F]{1,6})\\s?|(.))", Pattern.DOTALL);
    private static final Pattern CSS_IMPORT = Pattern.compile("@import\\b");
    private static final Pattern CSS_URL = Pattern.compile("\\burl\\s*\\(");

    private final Set<String> errors = new LinkedHashSet<>();

    private HtmlCheck() {
    }

    /** What Kit refuses of it, each kind once and with the place of the first; none if it takes it all. */
    static List<String> errors(String html) {
        // Places take much longer to know, and are seldom needed
        return errors(html, false).isEmpty() ? List.of() : errors(html, true);
    }

    private static List<String> errors(String html, boolean places) {
        HtmlCheck check = new HtmlCheck();
        Parser parser = Parser.htmlParser().setTrackPosition(places);
        // Kit puts it into the body of an e-mail, where the head of a page is nothing special
        parser.parseFragmentInput(html, new Element("body"), "").forEach(check::checkAll);
        check.checkAll(parser.parseInput(html, ""));
        return check.errors.stream().limit(MAX_ERRORS).toList();
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
            css(element, element.data() + element.wholeText(), " in a <style> element");
        }
        Attribute style = element.attribute("style");
        if (style != null) {
            css(element, style.getValue(), " in the style of a <" + name + "> element");
        }
    }

    private void css(Element element, String css, String where) {
        String plain = unescape(CSS_COMMENT.matcher(css).replaceAll(" ")).toLowerCase(Locale.ROOT);
        if (CSS_IMPORT.matcher(plain).find()) {
            refuse(element, "external CSS (@import)", where);
        }
        if (CSS_URL.matcher(plain).find()) {
            refuse(element, "a CSS URL", where);
        }
    }

    /** A backslash can hide every letter of a name. */
    private static String unescape(String css) {
        return css.indexOf('\\') < 0 ? css : CSS_ESCAPE.matcher(css).replaceAll(match -> Matcher.quoteReplacement(
                match.group(1) == null ? match.group(2) : codePoint(match.group(1))));
    }

    private static String codePoint(String hex) {
        int code = Integer.parseInt(hex, 16);
        return Character.isValidCodePoint(code) ? Character.toString(code) : " ";
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
