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

/**
 * What an account is used with over OAuth.
 *
 * @param account      the name that the user gives the account; its tokens are kept under it
 * @param clientId     the id of the OAuth app
 * @param clientSecret its secret; null for a public client
 * @param refreshToken the refresh token to begin with, if nothing newer is in the store; null where the account is
 *                     installed by the OAuth flow
 * @param accessToken  the access token that came with it; null to refresh first
 */
public record OAuthSettings(String account, String clientId, String clientSecret, String refreshToken,
        String accessToken) {

    /**
     * @throws IllegalArgumentException if the account or the client has no name
     */
    public OAuthSettings {
        account = emptyAsNull(account);
        clientId = emptyAsNull(clientId);
        clientSecret = emptyAsNull(clientSecret);
        refreshToken = emptyAsNull(refreshToken);
        accessToken = emptyAsNull(accessToken);
        if (account == null) {
            throw new IllegalArgumentException("OAuth needs a name for the account (option account)");
        }
        if (clientId == null) {
            throw new IllegalArgumentException("OAuth needs the id of the app (option clientId)");
        }
    }

    private static String emptyAsNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** The key of the account's tokens in the store. */
    public String storeKey() {
        return storeKey(account);
    }

    /** The key in the store of the tokens of an account. */
    public static String storeKey(String account) {
        return "account-" + account;
    }

    /** Distinguishes configured refresh tokens from one another without revealing them. */
    String origin() {
        return refreshToken == null ? null : StaticCredential.digest(clientId + ' ' + refreshToken);
    }

    @Override
    public String toString() {
        return "OAuthSettings(" + account + ')';
    }
}
