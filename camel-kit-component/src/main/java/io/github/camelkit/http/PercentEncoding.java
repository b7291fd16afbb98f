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

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Percent-encodes values, so that none can change the path or the query that it stands in.
 */
public final class PercentEncoding {

    private static final Pattern PATH = Pattern.compile("(?:[\\w\\-.~!$&'()*+,;=:@/]|%[0-9a-fA-F]{2})*");
    private static final Pattern QUERY = Pattern.compile("(?:[\\w\\-.~!$&'()*+,;=:@/?]|%[0-9a-fA-F]{2})*");

    private PercentEncoding() {
    }

    /** Whether a path can stand in an address as it is. */
    public static boolean isEncodedPath(String path) {
        return PATH.matcher(path).matches();
    }

    /** Whether a query can stand in an address as it is. */
    public static boolean isEncodedQuery(String query) {
        return QUERY.matcher(query).matches();
    }

    public static String encode(String value) {
        // The form encoding writes a space as a plus, which is a plus in a path
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
    }
}
