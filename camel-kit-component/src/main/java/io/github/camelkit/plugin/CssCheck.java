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

import java.io.IOException;
import java.io.StringReader;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import org.htmlunit.cssparser.parser.CSSErrorHandler;
import org.htmlunit.cssparser.parser.CSSParseException;
import org.htmlunit.cssparser.parser.CssCharStream;
import org.htmlunit.cssparser.parser.HandlerBase;
import org.htmlunit.cssparser.parser.InputSource;
import org.htmlunit.cssparser.parser.Locator;
import org.htmlunit.cssparser.parser.javacc.CSS3Parser;
import org.htmlunit.cssparser.parser.javacc.CSS3ParserConstants;
import org.htmlunit.cssparser.parser.javacc.CSS3ParserTokenManager;
import org.htmlunit.cssparser.parser.javacc.Token;
import org.htmlunit.cssparser.parser.selector.SelectorList;

/**
 * Finds in CSS what refers to something outside of it. The tokens show it: they are the same whatever rule they are
 * in, also in one that the parser does not know; the parser shows whether the CSS means what its tokens say.
 */
final class CssCheck {

    /** What was found. */
    enum Finding {
        IMPORT("external CSS (@import)"),
        URL("a CSS URL"),
        /** Browsers read on after an error, each in its own way. */
        UNREADABLE("CSS that is not valid");

        private final String text;

        Finding(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    // Those that take an address, some of them as a plain text
    private static final Set<String> ADDRESSES = Set.of("url", "src", "image", "image-set", "-webkit-image-set",
            "cross-fade", "-webkit-cross-fade", "url-prefix", "domain", "media-document", "expression");

    private final Set<Finding> found = EnumSet.noneOf(Finding.class);
    private final CSS3Parser parser = new CSS3Parser();
    private int rules;

    private CssCheck() {
    }

    /** What is found in a style sheet. */
    static Set<Finding> sheet(String css) {
        return new CssCheck().check(css);
    }

    /** What is found in the value of a style attribute, which must not end its rule. */
    static Set<Finding> declarations(String css) {
        CssCheck check = new CssCheck();
        check.check("a{" + css + "\n}");
        if (check.rules != 1) {
            check.found.add(Finding.UNREADABLE);
        }
        return check.found;
    }

    private Set<Finding> check(String css) {
        try {
            tokens(css);
            parse(css);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            found.add(Finding.UNREADABLE);
        }
        return found;
    }

    private void tokens(String css) {
        CSS3ParserTokenManager tokens = new CSS3ParserTokenManager(new CssCharStream(new StringReader(css), 1, 1));
        for (Token token = tokens.getNextToken(); token.kind != CSS3ParserConstants.EOF; token = tokens.getNextToken()) {
            String text = parser.unescape(token.image, false).toLowerCase(Locale.ROOT);
            if (token.kind == CSS3ParserConstants.URI
                    || text.endsWith("(") && ADDRESSES.contains(text.substring(0, text.length() - 1))) {
                found.add(Finding.URL);
            } else if ("@import".equals(text)) {
                found.add(Finding.IMPORT);
            }
        }
    }

    private void parse(String css) throws IOException {
        parser.setDocumentHandler(new HandlerBase() {
            @Override
            public void startSelector(SelectorList selectors, Locator locator) {
                rules++;
            }
        });
        parser.setErrorHandler(new CSSErrorHandler() {
            @Override
            public void warning(CSSParseException e) {
                // Says what an error leads to
            }

            @Override
            public void error(CSSParseException e) {
                found.add(Finding.UNREADABLE);
            }

            @Override
            public void fatalError(CSSParseException e) {
                found.add(Finding.UNREADABLE);
            }
        });
        parser.parseStyleSheet(new InputSource(new StringReader(css)));
    }
}
