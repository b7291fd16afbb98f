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
final class RedirectHosts {

    private static final int MAX_LENGTH = 2_000;
    private static final String HTTPS = "https://";
    // No spaces, no controls, nothing that is not ASCII, and no backslash, which browsers take for a slash
    private static final Pattern CHARACTERS = Pattern.compile("[A-Za-z0-9\\-._~:/?#\\[\\]@!$&'()*+,;=%]+");
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?");
    private static final Pattern LOOPBACK = Pattern.compile("(127\\.0\\.0\\.1|localhost)(:[0-9]{1,5})?");

    private final Set<String> origins;

    /**
     * @param  hosts                    separated by commas, each with its port where that is not 443; for tests also
     *                                  {@code http://} with a loopback host
     * @throws IllegalArgumentException if one of them is not a host
     */
    public RedirectHosts(String hosts) {
        origins = Arrays.stream(hosts.split(",")).map(h -> h.trim().toLowerCase(Locale.ROOT)).filter(h -> !h.isEmpty())
                .map(RedirectHosts::origin).collect(Collectors.toUnmodifiableSet());
        if (origins.isEmpty()) {
            throw new IllegalArgumentException("The option redirectHosts has no host");
        }
    }

    private static String origin(String host) {
        if (host.startsWith("http://") && LOOPBACK.matcher(host.substring("http://".length())).matches()) {
            return host;
        }
        if (!HOST.matcher(host).matches()) {
            throw new IllegalArgumentException("The option redirectHosts must be hosts such as app.kit.com, separated by"
                    + " commas; http:// is possible before 127.0.0.1 and localhost only");
        }
        return HTTPS + host;
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
