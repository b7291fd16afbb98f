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

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;

import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/**
 * What can be set on the component for all its endpoints, and on an endpoint for itself: the address, the credentials,
 * and how calls are made.
 */
@UriParams
public class KitConfiguration implements Cloneable {

    public static final String DEFAULT_BASE_URI = "https://api.kit.com";

    @UriParam(label = "common", defaultValue = DEFAULT_BASE_URI,
              description = "The address of the Kit API, without /v4; another one to try routes against a"
                            + " simulator.")
    private String baseUri = DEFAULT_BASE_URI;
    @UriParam(label = "common", defaultValue = "MODEL",
              description = "The form of the bodies that Kit sends: a model such as Subscriber, a Map, or JSON as a"
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
              description = "The name of the account to call Kit for, one of several that the option"
                            + " credentials or apiKeys or the store knows; or a name for the account whose"
                            + " tokens are given. The header CamelKitAccount can say it for a message.")
    private String account;
    @UriParam(label = "security",
              description = "A bean that supplies the credentials of accounts that are kept in a"
                            + " vault.")
    private KitCredentials credentials;

    @UriParam(label = "advanced",
              description = "The name of the Camel HTTP component to call Kit with, which is configured"
                            + " like any other (proxy, SSL, timeouts, pool). Default: https or http, as"
                            + " baseUri says.")
    private String httpComponent;
    @UriParam(label = "advanced", defaultValue = "60s", javaType = "java.time.Duration",
              description = "How long one request to Kit may take, from connecting to the last byte of the"
                            + " answer.")
    private long requestTimeout = 60_000;
    @UriParam(label = "quota", defaultValue = "true",
              description = "Whether calls wait for the quota of the account. Without it, Kit refuses calls over"
                            + " its limit, and the account pauses.")
    private boolean quotaEnabled = true;
    @UriParam(label = "quota", defaultValue = "0",
              description = "How many calls the quota allows in its window. Default (0): what Kit allows,"
                            + " 120 with an API key and 600 with OAuth.")
    private int quotaLimit = 0;
    @UriParam(label = "quota", defaultValue = "60s", javaType = "java.time.Duration",
              description = "The length of the quota's window.")
    private long quotaWindow = 60_000;
    @UriParam(label = "quota", defaultValue = "10m", javaType = "java.time.Duration",
              description = "How long a call may wait for the quota before it fails.")
    private long quotaTimeout = 600_000;
    @UriParam(label = "retry", defaultValue = "5",
              description = "How often a call is sent at most, the first time included. Only what can"
                            + " safely be repeated is sent again.")
    private int retryAttempts = 5;
    @UriParam(label = "retry", defaultValue = "1s", javaType = "java.time.Duration",
              description = "The delay before the second attempt; it doubles with every further one, and up"
                            + " to half of it is taken off at random.")
    private long retryDelay = 1_000;
    @UriParam(label = "retry", defaultValue = "30s", javaType = "java.time.Duration",
              description = "The longest delay between two attempts.")
    private long retryMaxDelay = 30_000;
    @UriParam(label = "retry", defaultValue = "5m", javaType = "java.time.Duration",
              description = "How long after the first attempt another one may start.")
    private long retryTimeout = 300_000;

    // No option of its own: an endpoint has them
    private Map<String, Object> httpOptions = Map.of();
    // Set on the component only
    private Map<String, String> apiKeys;
    private String tokenUri;
    private String authorizeUri;
    private int maxConcurrentCalls = 20;
    private int quotaMaxQueued = 50_000;
    private long maxPause = 60_000;
    private int maxAsyncBytes = 50 * 1024 * 1024;
    private int maxCallbackBytes = 200 * 1024 * 1024;
    private String bulkCallbackPath = "/kit/bulk";

    public KitConfiguration copy() {
        try {
            return (KitConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    /**
     * @throws IllegalArgumentException if the value of an option is invalid
     */
    void check() {
        checkCredentials();
        checkNumbers();
        plainBaseUri();
        plainUri(tokenUri == null ? baseUri : tokenUri);
        plainUri(authorizeUri == null ? baseUri : authorizeUri);
    }

    /** The options of the endpoint with the prefix {@code http.}, which hold for all its requests. */
    public Map<String, Object> httpOptions() {
        return httpOptions;
    }

    void setHttpOptions(Map<String, Object> options) {
        this.httpOptions = Map.copyOf(options);
    }

    /**
     * The address of the Kit API without the {@code /v4} that all paths begin with, and which many give as well.
     *
     * @throws IllegalArgumentException if it is invalid
     */
    public String plainBaseUri() {
        return plainUri(baseUri.replaceFirst("/+v4/*$", ""));
    }

    /**
     * An address of Kit's, without a slash at its end.
     *
     * @throws IllegalArgumentException if it is invalid
     */
    public static String plainUri(String given) {
        String plain = given.replaceFirst("/+$", "");
        try {
            URI uri = new URI(plain);
            if (plain.matches("https?://[^?#]+") && uri.getHost() != null && uri.getRawUserInfo() == null) {
                return plain;
            }
        } catch (URISyntaxException e) {
            // Said below; its own message would repeat the address
        }
        throw new IllegalArgumentException("baseUri, tokenUri and authorizeUri must be http or https addresses with a"
                + " host, and without user or query");
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
    public void checkCredentials() {
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

    /**
     * Camel reads an invalid duration as 0.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    private void checkNumbers() {
        positive("requestTimeout", requestTimeout);
        positive("maxConcurrentCalls", maxConcurrentCalls);
        notNegative("quotaLimit", quotaLimit);
        positive("quotaWindow", quotaWindow);
        notNegative("quotaMaxQueued", quotaMaxQueued);
        positive("quotaTimeout", quotaTimeout);
        notNegative("maxPause", maxPause);
        positive("retryAttempts", retryAttempts);
        notNegative("retryDelay", retryDelay);
        notNegative("retryMaxDelay", retryMaxDelay);
        notNegative("retryTimeout", retryTimeout);
        positive("maxAsyncBytes", maxAsyncBytes);
        positive("maxCallbackBytes", maxCallbackBytes);
        if (!bulkCallbackPath.matches("(/[A-Za-z0-9._~-]+)+")) {
            throw new IllegalArgumentException("The option bulkCallbackPath must be like /kit/bulk: segments of letters,"
                    + " digits and ._~- after slashes");
        }
    }

    private static void positive(String option, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException("option " + option + " must be more than 0");
        }
    }

    private static void notNegative(String option, long value) {
        if (value < 0) {
            throw new IllegalArgumentException("option " + option + " must not be less than 0");
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

    public String getHttpComponent() {
        return httpComponent;
    }

    public void setHttpComponent(String httpComponent) {
        this.httpComponent = httpComponent;
    }

    public long getRequestTimeout() {
        return requestTimeout;
    }

    public void setRequestTimeout(long requestTimeout) {
        this.requestTimeout = requestTimeout;
    }

    public int getMaxConcurrentCalls() {
        return maxConcurrentCalls;
    }

    public void setMaxConcurrentCalls(int maxConcurrentCalls) {
        this.maxConcurrentCalls = maxConcurrentCalls;
    }

    public boolean isQuotaEnabled() {
        return quotaEnabled;
    }

    public void setQuotaEnabled(boolean quotaEnabled) {
        this.quotaEnabled = quotaEnabled;
    }

    public int getQuotaLimit() {
        return quotaLimit;
    }

    public void setQuotaLimit(int quotaLimit) {
        this.quotaLimit = quotaLimit;
    }

    public long getQuotaWindow() {
        return quotaWindow;
    }

    public void setQuotaWindow(long quotaWindow) {
        this.quotaWindow = quotaWindow;
    }

    public int getQuotaMaxQueued() {
        return quotaMaxQueued;
    }

    public void setQuotaMaxQueued(int quotaMaxQueued) {
        this.quotaMaxQueued = quotaMaxQueued;
    }

    public long getQuotaTimeout() {
        return quotaTimeout;
    }

    public void setQuotaTimeout(long quotaTimeout) {
        this.quotaTimeout = quotaTimeout;
    }

    public long getMaxPause() {
        return maxPause;
    }

    public void setMaxPause(long maxPause) {
        this.maxPause = maxPause;
    }

    public int getRetryAttempts() {
        return retryAttempts;
    }

    public void setRetryAttempts(int retryAttempts) {
        this.retryAttempts = retryAttempts;
    }

    public long getRetryDelay() {
        return retryDelay;
    }

    public void setRetryDelay(long retryDelay) {
        this.retryDelay = retryDelay;
    }

    public long getRetryMaxDelay() {
        return retryMaxDelay;
    }

    public void setRetryMaxDelay(long retryMaxDelay) {
        this.retryMaxDelay = retryMaxDelay;
    }

    public long getRetryTimeout() {
        return retryTimeout;
    }

    public void setRetryTimeout(long retryTimeout) {
        this.retryTimeout = retryTimeout;
    }

    public int getMaxAsyncBytes() {
        return maxAsyncBytes;
    }

    public void setMaxAsyncBytes(int maxAsyncBytes) {
        this.maxAsyncBytes = maxAsyncBytes;
    }

    public int getMaxCallbackBytes() {
        return maxCallbackBytes;
    }

    public void setMaxCallbackBytes(int maxCallbackBytes) {
        this.maxCallbackBytes = maxCallbackBytes;
    }

    public String getBulkCallbackPath() {
        return bulkCallbackPath;
    }

    public void setBulkCallbackPath(String bulkCallbackPath) {
        this.bulkCallbackPath = bulkCallbackPath;
    }
}
