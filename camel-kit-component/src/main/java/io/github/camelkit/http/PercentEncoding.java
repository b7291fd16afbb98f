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

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Percent-encodes values, so that none can change the path or the query that it stands in.
 */
public final class PercentEncoding {

    // What can stand in a path as it is, letters and digits apart; a query can hold a question mark, too
    private static final String PATH = "-._~!$&'()*+,;=:@/";
    private static final String QUERY = PATH + '?';

    private PercentEncoding() {
    }

    /** Whether a path can stand in an address as it is, and stays below its beginning whoever decodes it. */
    public static boolean isEncodedPath(String path) {
        return isEncoded(path, PATH) && !climbs(path);
    }

    /** Whether a query can stand in an address as it is. */
    public static boolean isEncodedQuery(String query) {
        return isEncoded(query, QUERY);
    }

    /** No regular expression: for an alternative that repeats, Java's need stack for each repetition. */
    private static boolean isEncoded(String text, String allowed) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                if (i + 2 >= text.length() || !isHex(text.charAt(i + 1)) || !isHex(text.charAt(i + 2))) {
                    return false;
                }
                i += 2;
            } else if (!isLetterOrDigit(c) && allowed.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHex(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    /** Servers and proxies resolve dots before or after decoding, and some ignore what follows a semicolon. */
    private static boolean climbs(String path) {
        String decoded = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        for (String segment : decoded.split("[/\\\\]")) {
            String name = segment.contains(";") ? segment.substring(0, segment.indexOf(';')) : segment;
            if (name.equals(".") || name.equals("..")) {
                return true;
            }
        }
        return false;
    }

    public static String encode(String value) {
        // The form encoding writes a space as a plus, which is a plus in a path
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
    }
}
