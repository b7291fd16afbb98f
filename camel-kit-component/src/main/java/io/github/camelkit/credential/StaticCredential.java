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
package io.github.camelkit.credential;

import java.util.concurrent.CompletableFuture;

import io.github.camelkit.http.Hashes;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;

/**
 * An API key, or an access token that cannot be renewed.
 */
public final class StaticCredential implements Credential {

    private static final int ID_LENGTH = 12;

    private final String id;
    private final boolean oauth;
    private final CompletableFuture<Header> header;

    private StaticCredential(String kind, String secret, boolean oauth, Header header) {
        this.id = kind + '-' + digest(secret);
        this.oauth = oauth;
        this.header = CompletableFuture.completedFuture(header);
    }

    public static StaticCredential apiKey(String key) {
        return new StaticCredential("key", key, false, new BasicHeader("X-Kit-Api-Key", key, true));
    }

    public static StaticCredential accessToken(String token) {
        return new StaticCredential("token", token, true, new BasicHeader("Authorization", "Bearer " + token, true));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public boolean isOAuth() {
        return oauth;
    }

    @Override
    public CompletableFuture<Header> header() {
        return header;
    }

    @Override
    public boolean expired(Header used) {
        return false;
    }

    @Override
    public String derive(String purpose) {
        return Hashes.hmacHex(header.join().getValue(), purpose);
    }

    @Override
    public String toString() {
        return id;
    }

    /** Short enough to read, and nobody gets from it to the secret. */
    public static String digest(String secret) {
        return Hashes.sha256Hex(secret).substring(0, ID_LENGTH);
    }
}
