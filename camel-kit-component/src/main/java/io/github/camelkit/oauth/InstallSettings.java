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
import java.time.Duration;

/**
 * How an app is installed.
 *
 * @param path         where Kit sends the browser first
 * @param redirectUri  where Kit sends the browser with the code, as Kit and the browser see it
 * @param callbackPath the same as this server sees it; null for the path of redirectUri
 * @param authorizeUri Kit's consent page
 * @param scope        null for Kit's default
 * @param tenantName   null for none
 * @param pkce         whether the code is bound to a verifier
 * @param signIn       whether the app wants to know its user first
 * @param origins      where the browser may be sent in the end
 * @param lifetime     how long the user may take to consent
 * @param timeout      how long the route may take
 * @param maxInFlight  how many requests are taken at a time
 */
record InstallSettings(String path, String redirectUri, String callbackPath, String authorizeUri,
        String clientId, String scope, String tenantName, boolean pkce, boolean signIn, RedirectOrigins origins,
        Duration lifetime, Duration timeout, int maxInFlight) {

    /**
     * @throws IllegalArgumentException if it cannot work
     */
    public InstallSettings {
        required("path", path);
        required("redirectUri", redirectUri);
        required("clientId", clientId);
        checkRedirectUri(redirectUri);
        path = slashed(path);
        callbackPath = callbackPath == null ? URI.create(redirectUri).getRawPath() : slashed(callbackPath);
        if (callbackPath.length() < 2) {
            throw new IllegalArgumentException("The option callbackPath is needed where redirectUri has no path");
        }
        if (path.equals(callbackPath)) {
            throw new IllegalArgumentException("The options path and callbackPath (by default the path of redirectUri)"
                    + " must differ");
        }
        if (lifetime.toMillis() < 1 || timeout.toMillis() < 1 || maxInFlight < 1) {
            throw new IllegalArgumentException("The options installLifetime, deliveryTimeout and maxInFlight must be"
                    + " positive");
        }
    }

    private static void required(String option, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("kit:oauth in from() needs the option " + option);
        }
    }

    /**
     * @throws IllegalArgumentException if it is not an address that Kit could send a browser to
     */
    public static void checkRedirectUri(String address) {
        try {
            URI uri = new URI(address);
            if (uri.getScheme() != null && uri.getScheme().matches("https?") && uri.getHost() != null
                    && uri.getRawUserInfo() == null && uri.getRawFragment() == null) {
                return;
            }
        } catch (URISyntaxException e) {
            // Reported below
        }
        throw new IllegalArgumentException("redirectUri must be an http or https address with a host, and without user"
                + " or fragment");
    }

    private static String slashed(String path) {
        return path.startsWith("/") ? path : '/' + path;
    }

    boolean isSecure() {
        return redirectUri.startsWith("https");
    }

    /** The path of the callback as the browser sees it. */
    String cookiePath() {
        String path = URI.create(redirectUri).getRawPath();
        return path.isEmpty() ? "/" : path;
    }
}
