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

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

import org.apache.camel.Exchange;
import org.apache.camel.support.ExchangeHelper;

/** What the component calls itself to Kit: its version, Camel's, and the route that calls. */
final class UserAgent {

    private static final String VERSION = version();

    private final String product;

    UserAgent(String camelVersion) {
        product = "camel-kit/" + VERSION + " Camel/" + camelVersion;
    }

    private static String version() {
        try (InputStream file = UserAgent.class.getResourceAsStream("version.properties")) {
            if (file == null) {
                return "unknown";
            }
            Properties properties = new Properties();
            properties.load(file);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value of the header for a call; {@code exchange} may be {@code null}. */
    String value(Exchange exchange) {
        String route = exchange == null ? null : ExchangeHelper.getRouteId(exchange);
        return route == null || !isPrintable(route) ? product : product + " (" + route + ")";
    }

    // a comment of a header is ASCII, and ends with a parenthesis
    private static boolean isPrintable(String route) {
        return !route.isEmpty() && route.chars().allMatch(c -> c >= ' ' && c < 127 && c != '(' && c != ')' && c != '\\');
    }
}
