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
package io.github.camelkit;

import java.util.Map;

import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/**
 * What can be set on the component for all its endpoints, and on an endpoint for itself.
 */
@UriParams
public class KitConfiguration extends KitCallConfiguration implements Cloneable {

    static final String DEFAULT_BASE_URI = "https://api.kit.com";

    @UriParam(label = "common", defaultValue = DEFAULT_BASE_URI,
              description = "The address of the Kit API, without /v4; another one to try routes against a"
                            + " simulator.")
    private String baseUri = DEFAULT_BASE_URI;
    @UriParam(label = "common", defaultValue = "MODEL",
              description = "What a body is that Kit sends: a model such as Subscriber, a Map, or JSON as a"
                            + " String.")
    private OutputType outputType = OutputType.MODEL;
    @UriParam(label = "security", secret = true,
              description = "An API key of the Kit account. Allows 120 calls a minute, and not the"
                            + " operations that need OAuth. Not together with other credentials on the same"
                            + " level.")
    private String apiKey;
    @UriParam(label = "security", secret = true,
              description = "An OAuth access token of the Kit account. Allows 600 calls a minute. It is"
                            + " renewed only together with refreshToken.")
    private String accessToken;
    @UriParam(label = "security", secret = true,
              description = "The OAuth refresh token to begin with. Later ones, which Kit sends with every"
                            + " renewal, are kept in the store. Needs clientId.")
    private String refreshToken;
    @UriParam(label = "security",
              description = "The id of the OAuth app that tokens are renewed for. For kit:plugins: the one that"
                            + " Kit sends to the authorization server of the plugin; it is set on the endpoint.")
    private String clientId;
    @UriParam(label = "security", secret = true,
              description = "The secret of the OAuth app; none for a public client. For kit:plugins: the one"
                            + " that Kit sends to the authorization server of the plugin, or a reference to it in the"
                            + " registry (#name); it is set on the endpoint.")
    private String clientSecret;
    @UriParam(label = "security",
              description = "Where tokens are renewed. Default: Kit's address, or /v4/oauth/token under a"
                            + " baseUri that is not Kit's.")
    private String tokenUri;
    @UriParam(label = "security",
              description = "Where a browser is sent for the consent of its user. Default: Kit's address, or"
                            + " /v4/oauth/authorize under a baseUri that is not Kit's.")
    private String authorizeUri;
    @UriParam(label = "security",
              description = "The name of the account to call Kit for, one of several that the option"
                            + " credentials or apiKeys or the store knows; or a name for the account whose"
                            + " tokens are given. The header CamelKitAccount can say it for a message.")
    private String account;
    @UriParam(label = "security",
              description = "A bean that tells the credentials of accounts, for those who keep them in a"
                            + " vault.")
    private KitCredentials credentials;
    @UriParam(label = "security", secret = true,
              description = "The API keys of several accounts, by name.")
    private Map<String, String> apiKeys;

    public KitConfiguration copy() {
        try {
            return (KitConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    /**
     * @throws IllegalArgumentException if an option cannot be what it is
     */
    void check() {
        checkCredentials();
        checkNumbers();
        KitTransports.baseUri(baseUri);
    }

    private static String emptyAsNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** Forgets which account is meant, and what it is authenticated with. */
    void clearCredentials() {
        apiKey = null;
        accessToken = null;
        refreshToken = null;
        account = null;
    }

    /**
     * @throws IllegalArgumentException if credentials contradict each other
     */
    void checkCredentials() {
        apiKey = emptyAsNull(apiKey);
        accessToken = emptyAsNull(accessToken);
        refreshToken = emptyAsNull(refreshToken);
        clientId = emptyAsNull(clientId);
        if (apiKey != null && (accessToken != null || refreshToken != null)) {
            throw new IllegalArgumentException("Both apiKey and "
                    + (accessToken != null ? "accessToken" : "refreshToken") + " are set: set one of them");
        }
        if (refreshToken != null && clientId == null) {
            throw new IllegalArgumentException("refreshToken is set without clientId, the id of the OAuth app");
        }
    }

    public String getBaseUri() {
        return baseUri;
    }

    public void setBaseUri(String baseUri) {
        this.baseUri = baseUri;
    }

    public OutputType getOutputType() {
        return outputType;
    }

    public void setOutputType(OutputType outputType) {
        this.outputType = outputType;
    }

    public String getApiKey() {
        return apiKey;
    }

    public void setApiKey(String apiKey) {
        this.apiKey = apiKey;
    }

    public String getAccessToken() {
        return accessToken;
    }

    public void setAccessToken(String accessToken) {
        this.accessToken = accessToken;
    }

    public String getRefreshToken() {
        return refreshToken;
    }

    public void setRefreshToken(String refreshToken) {
        this.refreshToken = refreshToken;
    }

    public String getClientId() {
        return clientId;
    }

    public void setClientId(String clientId) {
        this.clientId = clientId;
    }

    public String getClientSecret() {
        return clientSecret;
    }

    public void setClientSecret(String clientSecret) {
        this.clientSecret = clientSecret;
    }

    public String getTokenUri() {
        return tokenUri;
    }

    public void setTokenUri(String tokenUri) {
        this.tokenUri = tokenUri;
    }

    public String getAuthorizeUri() {
        return authorizeUri;
    }

    public void setAuthorizeUri(String authorizeUri) {
        this.authorizeUri = authorizeUri;
    }

    public String getAccount() {
        return account;
    }

    public void setAccount(String account) {
        this.account = account;
    }

    public KitCredentials getCredentials() {
        return credentials;
    }

    public void setCredentials(KitCredentials credentials) {
        this.credentials = credentials;
    }

    public Map<String, String> getApiKeys() {
        return apiKeys;
    }

    public void setApiKeys(Map<String, String> apiKeys) {
        this.apiKeys = apiKeys;
    }
}
