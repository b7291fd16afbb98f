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

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a browser may be sent at the end of an installation. Anything that is not plainly an address on one of the
 * hosts is refused, because browsers and servers read unusual ones differently.
 */
final class RedirectOrigins {

    private static final int MAX_LENGTH = 2_000;
    private static final String HTTPS = "https://";
    private static final String HTTP = "http://";
    // No spaces, no controls, nothing that is not ASCII, and no backslash, which browsers take for a slash
    private static final Pattern CHARACTERS = Pattern.compile("[A-Za-z0-9\\-._~:/?#\\[\\]@!$&'()*+,;=%]+");
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?");
    private static final Pattern LOOPBACK = Pattern.compile("(127\\.0\\.0\\.1|localhost)(:[0-9]{1,5})?");

    private final Set<String> origins;

    /**
     * @param  uris                     addresses without a path, separated by commas: https, and for tests also http
     *                                  with a loopback host
     * @throws IllegalArgumentException if one of them is something else
     */
    RedirectOrigins(String uris) {
        origins = Arrays.stream(uris.split(",")).map(u -> u.trim().toLowerCase(Locale.ROOT)).filter(u -> !u.isEmpty())
                .map(RedirectOrigins::origin).collect(Collectors.toUnmodifiableSet());
        if (origins.isEmpty()) {
            throw new IllegalArgumentException("The option redirectUris has no address");
        }
    }

    private static String origin(String uri) {
        String origin = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
        if (origin.startsWith(HTTPS) && HOST.matcher(origin.substring(HTTPS.length())).matches()
                || origin.startsWith(HTTP) && LOOPBACK.matcher(origin.substring(HTTP.length())).matches()) {
            return origin;
        }
        throw new IllegalArgumentException("The option redirectUris takes addresses without a path, such as"
                + " https://app.kit.com, separated by commas; http:// only with 127.0.0.1 or localhost");
    }

    /** Whether a browser may be sent there. */
    public boolean allows(String address) {
        if (address == null || address.length() > MAX_LENGTH || !CHARACTERS.matcher(address).matches()) {
            return false;
        }
        try {
            URI uri = new URI(address);
            String authority = uri.getRawAuthority();
            // The same as the text says: an authority that is empty, encoded or with a user is not one of the hosts
            return uri.getScheme() != null && authority != null
                    && origins.contains((uri.getScheme() + "://" + authority).toLowerCase(Locale.ROOT))
                    && address.regionMatches(true, 0, uri.getScheme() + "://" + authority, 0,
                            uri.getScheme().length() + 3 + authority.length());
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
