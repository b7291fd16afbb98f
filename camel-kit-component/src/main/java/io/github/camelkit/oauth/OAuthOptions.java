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

import java.time.Duration;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/**
 * How an app is installed, and what it asks Kit's authorization server.
 */
@UriParams
public class OAuthOptions {

    static final String DEFAULT_REDIRECT_URIS = "https://app.kit.com";

    @UriParam(label = "oauth",
              description = "Where Kit sends the browser with the code, as Kit and the browser see it. Its host"
                            + " must be that of the install address, because a cookie connects the two.")
    private String redirectUri;
    @UriParam(label = "oauth", description = "The scope that is asked for. Kit's default is public.")
    private String scope;
    @UriParam(label = "oauth",
              description = "The name of the tenant of an app that has several, which Kit shows to the user.")
    private String tenantName;
    @UriParam(label = "oauth",
              description = "Whether the code is bound to a verifier (PKCE, S256). Default: only where there is no"
                            + " clientSecret.")
    private Boolean pkce;
    @UriParam(label = "producer,oauth",
              description = "Whether exchangeCode stores the tokens, under the name that the header CamelKitAccount or the"
                            + " option account gives, else under the account's id, which Kit is asked for.")
    private boolean storeTokens;
    @UriParam(label = "consumer,oauth",
              description = "The path of redirectUri as this server sees it. Default: the path of redirectUri.")
    private String callbackPath;
    @UriParam(label = "consumer,oauth",
              description = "An endpoint, such as direct:signIn, whose route says which user of the app installs it"
                            + " (header CamelKitAppUser), or answers with a sign-in page.")
    private String signIn;
    @UriParam(label = "consumer,oauth", defaultValue = "10m", javaType = "java.time.Duration",
              description = "How long the user may take at Kit's consent page.")
    private long installLifetime = Duration.ofMinutes(10).toMillis();
    @UriParam(label = "consumer,oauth",
              description = "Whether the exchange of an installation holds the tokens. They are in the store anyway.")
    private boolean includeTokens;

    public String getRedirectUri() {
        return redirectUri;
    }

    public void setRedirectUri(String redirectUri) {
        this.redirectUri = redirectUri;
    }

    public String getScope() {
        return scope;
    }

    public void setScope(String scope) {
        this.scope = scope;
    }

    public String getTenantName() {
        return tenantName;
    }

    public void setTenantName(String tenantName) {
        this.tenantName = tenantName;
    }

    public Boolean getPkce() {
        return pkce;
    }

    public void setPkce(Boolean pkce) {
        this.pkce = pkce;
    }

    public boolean isStoreTokens() {
        return storeTokens;
    }

    public void setStoreTokens(boolean storeTokens) {
        this.storeTokens = storeTokens;
    }

    public String getCallbackPath() {
        return callbackPath;
    }

    public void setCallbackPath(String callbackPath) {
        this.callbackPath = callbackPath;
    }

    public String getSignIn() {
        return signIn;
    }

    public void setSignIn(String signIn) {
        this.signIn = signIn;
    }

    public long getInstallLifetime() {
        return installLifetime;
    }

    public void setInstallLifetime(long installLifetime) {
        this.installLifetime = installLifetime;
    }

    public boolean isIncludeTokens() {
        return includeTokens;
    }

    public void setIncludeTokens(boolean includeTokens) {
        this.includeTokens = includeTokens;
    }
}
