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

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelkit.http.Json;

/**
 * An installation whose user is at Kit's consent page.
 *
 * @param redirect  where Kit wants the browser back in the end; null if it did not say
 * @param verifier  the PKCE code verifier; null if absent
 * @param appUser   the user as the app knows them; null if it did not ask
 * @param browser   the digest of what the browser's cookie holds
 * @param expiresAt when it is too late to finish it
 */
record PendingInstall(String redirect, String verifier, String appUser, String browser, Instant expiresAt) {

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    String toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("redirect", redirect);
        json.put("verifier", verifier);
        json.put("app_user", appUser);
        json.put("browser", browser);
        json.put("expires_at", expiresAt.toEpochMilli());
        return Json.write(json);
    }

    /**
     * @throws IOException if it is not a pending installation; the message never repeats it
     */
    static PendingInstall fromJson(String text) throws IOException {
        Map<String, Object> json = Json.asObject(Json.read(text));
        if (json == null || !(json.get("browser") instanceof String browser)
                || !(json.get("expires_at") instanceof Number end)) {
            throw new IOException("not a pending installation");
        }
        return new PendingInstall(text(json, "redirect"), text(json, "verifier"), text(json, "app_user"), browser,
                Instant.ofEpochMilli(end.longValue()));
    }

    private static String text(Map<String, Object> json, String name) {
        return json.get(name) instanceof String text ? text : null;
    }

    /** Without the verifier. */
    @Override
    public String toString() {
        return "installation pending until " + expiresAt;
    }
}
