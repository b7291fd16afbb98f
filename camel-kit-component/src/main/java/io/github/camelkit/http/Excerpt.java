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

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Makes texts of others short enough for a message.
 */
final class Excerpt {

    private static final int MAX_LENGTH = 300;
    // A page has its words at its beginning
    private static final int MAX_READ = 8 * 1024;
    private static final Pattern NO_WORDS = Pattern.compile("(?is)<(script|style)\\b.*?</\\1\\s*>|<!--.*?-->|<[^>]*>");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]+");

    private Excerpt() {
    }

    /** The first words of a text or of an HTML page; empty without any. */
    static String of(byte[] body) {
        return of(new String(body, 0, Math.min(body.length, MAX_READ), StandardCharsets.UTF_8));
    }

    static String of(String whole) {
        String text = whole.substring(0, Math.min(whole.length(), MAX_READ));
        if (text.stripLeading().startsWith("<")) {
            text = NO_WORDS.matcher(text).replaceAll(" ");
        }
        return cut(BLANKS.matcher(text).replaceAll(" ").strip(), MAX_LENGTH);
    }

    static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length) + "...";
    }
}
