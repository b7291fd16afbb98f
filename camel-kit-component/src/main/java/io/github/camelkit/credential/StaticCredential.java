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

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

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
        return hmac(header.join().getValue(), purpose);
    }

    static String hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return id;
    }

    /** Short enough to read, and nobody gets from it to the secret. */
    public static String digest(String secret) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, ID_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
