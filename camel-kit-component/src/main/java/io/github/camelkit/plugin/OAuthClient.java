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

import java.net.URI;
import java.util.List;

import io.github.camelkit.http.Hashes;

/**
 * What Kit is to the authorization server of a plugin.
 *
 * @param id           the client id
 * @param secret       the client secret; null where Kit does not send it
 * @param redirectUris where browsers may be sent back to
 */
record OAuthClient(String id, String secret, List<String> redirectUris) {

    /**
     * @throws IllegalArgumentException if a browser must not be sent to one of the addresses
     */
    public OAuthClient {
        redirectUris = List.copyOf(redirectUris);
        redirectUris.forEach(OAuthClient::check);
    }

    private static void check(String address) {
        try {
            URI uri = URI.create(address);
            boolean local = "http".equals(uri.getScheme()) && List.of("127.0.0.1", "localhost", "[::1]")
                    .contains(String.valueOf(uri.getHost()));
            if (("https".equals(uri.getScheme()) || local) && uri.getHost() != null && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null) {
                return;
            }
        } catch (IllegalArgumentException e) {
            // The same as one of another kind
        }
        throw new IllegalArgumentException("The option redirectUris takes https addresses, separated by commas, without"
                + " user or fragment; http only on this machine");
    }

    boolean isId(String given) {
        return same(id, given);
    }

    boolean isSecret(String given) {
        return same(secret, given);
    }

    /** In a time that does not reveal where they differ. */
    private static boolean same(String known, String given) {
        return given != null && Hashes.isSame(known, given);
    }

    /** Letter by letter: an address that merely means the same can mean another one to a browser. */
    boolean isRedirectUri(String given) {
        return given != null && redirectUris.contains(given);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "OAuth client of a plugin";
    }
}
