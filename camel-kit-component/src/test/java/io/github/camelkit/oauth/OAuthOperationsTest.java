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

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelkit.KitComponent;
import io.github.camelkit.KitConfiguration;
import io.github.camelkit.KitConstants;
import io.github.camelkit.exception.KitAuthenticationException;
import io.github.camelkit.exception.KitServerException;
import io.github.camelkit.exception.KitValidationException;
import io.github.camelkit.model.KitPage;
import io.github.camelkit.model.Token;
import io.github.camelkit.simulator.oauth.TokenPair;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What an app asks the authorization server by itself. */
class OAuthOperationsTest extends InstallTestSupport {

    private static final String CALLBACK = "https://app.example.com/callback";
    private static final String URL = "kit:oauth?operation=authorizationUrl&redirectUri=" + CALLBACK;
    private static final String EXCHANGE = "kit:oauth?operation=exchangeCode&redirectUri=" + CALLBACK;

    @Override
    protected RouteBuilder routes() {
        return null;
    }

    private String code(String address) {
        return Browser.location(browser().get(address)).replaceAll(".*[?&]code=([^&]*).*", "$1");
    }

    // authorizationUrl

    @Test
    void addressOfTheConsentPage() {
        Exchange answer = send(URL + "&scope=public&tenantName=RAW(Ann & Co)", "not read", KitConstants.STATE, "a b&c=d");

        assertThat(answer.getMessage().getBody(String.class)).isEqualTo(kit.baseUri() + "/v4/oauth/authorize?client_id="
                + CLIENT_ID + "&response_type=code&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcallback"
                + "&state=a%20b%26c%3Dd&scope=public&tenant_name=Ann%20%26%20Co");
        assertThat(answer.getMessage().getHeaders()).containsOnlyKeys(KitConstants.ISSUED_STATE)
                .containsEntry(KitConstants.ISSUED_STATE, "a b&c=d");
        assertThat(kit.requests()).isEmpty();
    }

    @Test
    void randomStateAndVerifier() {
        Exchange one = send(URL + "&pkce=true", null);
        Exchange two = send(URL + "&pkce=true", null);

        String verifier = one.getMessage().getHeader(KitConstants.ISSUED_VERIFIER, String.class);
        assertThat(one.getMessage().getBody(String.class)).endsWith("&code_challenge=" + Pkce.challenge(verifier)
                + "&code_challenge_method=S256").doesNotContain(verifier);
        for (String header : List.of(KitConstants.ISSUED_STATE, KitConstants.ISSUED_VERIFIER)) {
            assertThat(one.getMessage().getHeader(header, String.class)).matches("[A-Za-z0-9_-]{43}")
                    .isNotEqualTo(two.getMessage().getHeader(header));
        }
    }

    @Test
    void givenVerifier() {
        Exchange answer = send(URL, null, KitConstants.CODE_VERIFIER, "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");

        assertThat(answer.getMessage().getBody(String.class))
                .contains("&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&");
        assertThat(answer.getMessage().getHeaders()).doesNotContainKey(KitConstants.CODE_VERIFIER);
        assertThat(send(URL, null, KitConstants.CODE_VERIFIER, "too-short").getException())
                .isInstanceOf(KitValidationException.class).hasMessageContaining("43 to 128")
                .hasMessageNotContaining("too-short");
    }

    @ParameterizedTest
    @CsvSource({"https://api.kit.com, , https://app.kit.com/oauth/authorize?",
        "https://kit.example, , https://kit.example/v4/oauth/authorize?",
        "https://api.kit.com, https://api.kit.com/v4/oauth/authorize, https://api.kit.com/v4/oauth/authorize?"})
    void addresses(String baseUri, String authorizeUri, String start) {
        KitConfiguration configuration = component().getConfiguration();
        configuration.setBaseUri(baseUri);
        configuration.setAuthorizeUri(authorizeUri);

        assertThat(call(String.class, URL, null)).startsWith(start);
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThat(send("kit:oauth?operation=authorizationUrl", null).getException())
                .hasMessage("oauth/authorizationUrl: no redirect_uri: set the option redirectUri or the header"
                        + " CamelKitRedirectUri");
        assertThat(send(EXCHANGE, null).getException())
                .hasMessage("oauth/exchangeCode: no code: set the header CamelKitCode");
        assertThat(send("kit:oauth?operation=refresh", null).getException()).hasMessageContaining("nothing to refresh");
        assertThat(send("kit:oauth", null).getException()).hasMessageContaining(
                "authorizationUrl, exchangeCode, refresh, revoke");
        assertThat(send("kit:oauth", null, KitConstants.OPERATION, "token").getException())
                .hasMessageContaining("Unknown operation token");
        assertThat(send("kit:oauth?operation=authorizationUrl", null, KitConstants.REDIRECT_URI, "javascript:x")
                .getException()).hasMessageContaining("redirectUri must be");
    }

    @ParameterizedTest
    @ValueSource(strings = {"operation=token", "redirectUri=/callback", "redirectUri=https://a@app.example.com/",
        "tagId=31", "clientId="})
    void refusedAtStartUp(String options) {
        component().getConfiguration().setClientId(options.startsWith("clientId") ? null : CLIENT_ID);
        String option = options.substring(0, options.indexOf('='));

        assertThatThrownBy(() -> context.getEndpoint("kit:oauth?" + options)).hasStackTraceContaining(option)
                .rootCause().isInstanceOf(IllegalArgumentException.class);
    }

    // exchangeCode

    @Test
    void codeByBodyOrHeader() {
        String address = call(String.class, URL, null);

        Token byBody = call(Token.class, EXCHANGE, code(address));
        Token byMap = call(Token.class, "kit:oauth?operation=exchangeCode",
                Map.of("code", code(address), "redirect_uri", CALLBACK));
        Exchange byHeader = send(EXCHANGE + "&outputType=MAP", "ignored", KitConstants.CODE, code(address));

        assertThat(byBody.tokenType()).isEqualTo("Bearer");
        assertThat(byBody.expiresIn()).isEqualTo(172_800);
        assertThat(byBody.scope()).isEqualTo("public");
        assertThat(byBody.refreshToken()).isNotEqualTo(byMap.refreshToken());
        assertThat(byHeader.getMessage().getBody(Map.class)).containsKeys("access_token", "refresh_token", "created_at");
        assertThat(byHeader.getMessage().getHeaders()).doesNotContainKey(KitConstants.CODE);
        assertThat(store.keys()).isEmpty();
    }

    @Test
    void publicClientsHaveAVerifier() {
        component().getConfiguration().setClientSecret(null);
        Exchange address = send(URL, null);
        String verifier = address.getMessage().getHeader(KitConstants.ISSUED_VERIFIER, String.class);
        String code = code(address.getMessage().getBody(String.class));

        assertThat(send(EXCHANGE, code).getException()).hasMessageContaining("no code_verifier");
        assertThat(call(Token.class, EXCHANGE, code, KitConstants.CODE_VERIFIER, verifier).accessToken()).isNotBlank();
        assertThat(lastRequest().body()).doesNotContain("client_secret");
        assertThat(send(EXCHANGE, code, KitConstants.CODE_VERIFIER, verifier).getException())
                .isInstanceOf(KitAuthenticationException.class).hasMessageContaining("invalid_grant")
                .hasMessageNotContaining(code).hasMessageNotContaining(verifier);
    }

    @Test
    void storedUnderItsIdOrAName() {
        String address = call(String.class, URL, null);

        Exchange byId = send(EXCHANGE + "&storeTokens=true", code(address));
        Exchange byName = send(EXCHANGE + "&storeTokens=true", code(address), KitConstants.ACCOUNT, "ann");

        assertThat(byId.getMessage().getHeader(KitConstants.INSTALLED_ACCOUNT)).isEqualTo("1");
        assertThat(byName.getMessage().getHeader(KitConstants.INSTALLED_ACCOUNT)).isEqualTo("ann");
        assertThat(store.keys()).containsExactlyInAnyOrder("account-1", "account-ann");
        assertThat(call(KitPage.class, "kit:tags?operation=list&account=ann", null)).isEmpty();
    }

    // refresh

    @Test
    void refreshOfAGivenToken() {
        TokenPair pair = kit.oauth().issue(1);

        Token renewed = call(Token.class, "kit:oauth?operation=refresh", pair.refreshToken());

        assertThat(renewed.refreshToken()).isNotEqualTo(pair.refreshToken());
        assertThat(lastRequest().body()).contains("\"refresh_token\":").doesNotContain("\"code\"");
        Exchange again = send("kit:oauth?operation=refresh", null, KitConstants.REFRESH_TOKEN, pair.refreshToken());
        assertThat(again.getException()).isInstanceOf(KitValidationException.class)
                .hasMessageContaining("Kit takes it once").hasMessageNotContaining(pair.refreshToken());
        assertThat(kit.oauth().reusedRefreshTokens()).isZero();
    }

    @Test
    void givenTokenThatGotNoAnswerMayBeSentAgain() {
        TokenPair pair = kit.oauth().issue(1);
        kit.faults().next(1).on("POST", "/v4/oauth/token").dropBefore();

        assertThat(send("kit:oauth?operation=refresh", pair.refreshToken()).getException()).isNotNull();
        assertThat(call(Token.class, "kit:oauth?operation=refresh", pair.refreshToken()).accessToken()).isNotBlank();
    }

    @Test
    void aGivenTokenIsSentOnceHoweverManyAsk() {
        TokenPair pair = kit.oauth().issue(1);
        List<CompletableFuture<Exchange>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(CompletableFuture.supplyAsync(() -> send("kit:oauth?operation=refresh", pair.refreshToken())));
        }

        assertThat(all.stream().map(CompletableFuture::join).filter(e -> e.getException() == null)).hasSize(1);
        assertThat(kit.requests()).hasSize(1);
    }

    @Test
    void refreshOfAStoredAccount() {
        send(EXCHANGE + "&storeTokens=true", code(call(String.class, URL, null)));
        String before = store.load("account-1");

        Token renewed = call(Token.class, "kit:oauth?operation=refresh&account=1", "the body is not read");
        Token next = call(Token.class, "kit:oauth?operation=refresh", null, KitConstants.ACCOUNT, "1");

        assertThat(before).doesNotContain(renewed.refreshToken());
        assertThat(store.load("account-1")).contains(next.refreshToken()).doesNotContain(renewed.refreshToken());
        assertThat(kit.oauth().refreshCount()).isEqualTo(2);
        assertThat(call(KitPage.class, "kit:tags?operation=list&account=1", null)).isEmpty();
        assertThat(kit.oauth().reusedRefreshTokens()).isZero();
    }

    @Test
    void manyRefreshesOfOneAccountNeverSendATokenTwice() {
        send(EXCHANGE + "&storeTokens=true", code(call(String.class, URL, null)));
        List<CompletableFuture<Exchange>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(CompletableFuture.supplyAsync(() -> send("kit:oauth?operation=refresh&account=1", null)));
        }

        assertThat(all.stream().map(CompletableFuture::join)).allMatch(e -> e.getException() == null);
        assertThat(kit.oauth().reusedRefreshTokens()).isZero();
    }

    @Test
    void unknownAccount() {
        assertThat(send("kit:oauth?operation=refresh&account=2", null).getException())
                .hasMessageContaining("Unknown account 2");
    }

    // revoke

    @Test
    void revokeOfAGivenToken() {
        TokenPair pair = kit.oauth().issue(1);
        TokenPair other = kit.oauth().issue(1);

        Exchange byBody = send("kit:oauth?operation=revoke", pair.accessToken());
        Exchange byHeader = send("kit:oauth?operation=revoke", null, KitConstants.TOKEN, other.refreshToken());

        assertThat(byBody.getException()).isNull();
        assertThat(byBody.getMessage().getBody()).isNull();
        assertThat(byHeader.getMessage().getHeaders()).doesNotContainKey(KitConstants.TOKEN);
        assertThat(lastRequest().path()).isEqualTo("/v4/oauth/revoke");
        assertThat(send("kit:oauth?operation=refresh", pair.refreshToken()).getException())
                .hasMessageContaining("invalid_grant");
        assertThat(send("kit:oauth?operation=refresh", other.refreshToken()).getException())
                .hasMessageContaining("invalid_grant");
    }

    @Test
    void revokeOfAnAccountForgetsIt() {
        send(EXCHANGE + "&storeTokens=true", code(call(String.class, URL, null)));
        Token used = call(Token.class, "kit:oauth?operation=refresh&account=1", null);

        Exchange revoked = send("kit:oauth?operation=revoke&account=1", "not read");

        assertThat(revoked.getException()).isNull();
        assertThat(store.keys()).isEmpty();
        assertThat(send("kit:oauth?operation=refresh", used.refreshToken()).getException())
                .hasMessageContaining("invalid_grant");
        assertThat(send("kit:oauth?operation=revoke", null, KitConstants.ACCOUNT, "1").getException())
                .isInstanceOf(KitValidationException.class)
                .hasMessageContaining("account 1 has no tokens that the app got from Kit");
    }

    @Test
    void anAccountThatIsOnlyInTheStoreIsRevokedToo() throws Exception {
        send(EXCHANGE + "&storeTokens=true", code(call(String.class, URL, null)));
        String stored = store.load("account-1");
        KitComponent other = new KitComponent();
        configure(other.getConfiguration());
        other.setStore(store);
        context.addComponent("other", other);

        assertThat(send("other:oauth?operation=revoke&account=1", null).getException()).isNull();

        String refreshToken = stored.replaceAll("(?s).*\"refresh_?[tT]oken\"\\s*:\\s*\"([^\"]+)\".*", "$1");
        assertThat(send("kit:oauth?operation=refresh", refreshToken).getException())
                .hasMessageContaining("invalid_grant");
    }

    @Test
    void whatCannotBeRevokedIsKept() {
        send(EXCHANGE + "&storeTokens=true", code(call(String.class, URL, null)));
        kit.faults().next(1).on("POST", "/v4/oauth/revoke").status(503);

        Exchange failed = send("kit:oauth?operation=revoke&account=1", null);

        assertThat(failed.getException()).isInstanceOf(KitServerException.class)
                .hasMessageContaining("oauth/revoke: the token endpoint answered 503");
        assertThat(store.keys()).containsExactly("account-1");
        assertThat(send("kit:oauth?operation=revoke", null).getException()).hasMessageContaining("nothing to revoke");
    }

    @Test
    void aRevocationThatIsRefusedSaysWhy() {
        component().getConfiguration().setClientSecret("wrong");

        assertThat(send("kit:oauth?operation=revoke", "a-token-of-mine").getException())
                .isInstanceOf(KitAuthenticationException.class)
                .hasMessageContaining("Check clientId and clientSecret").hasMessageNotContaining("a-token-of-mine");
    }

    @Test
    void removingAnAccountRevokesItsTokens() throws Exception {
        send(EXCHANGE + "&storeTokens=true", code(call(String.class, URL, null)));
        Token used = call(Token.class, "kit:oauth?operation=refresh&account=1", null);

        assertThat(component().removeAccount("1")).isTrue();

        assertThat(store.keys()).isEmpty();
        assertThat(send("kit:oauth?operation=refresh", used.refreshToken()).getException())
                .hasMessageContaining("invalid_grant");
    }

    @Test
    void anAccountIsRemovedThoughKitCannotBeReached() throws Exception {
        send(EXCHANGE + "&storeTokens=true", code(call(String.class, URL, null)));
        kit.faults().next(2).on("POST", "/v4/oauth/revoke").dropBefore();

        assertThat(component().removeAccount("1")).isTrue();

        assertThat(store.keys()).isEmpty();
    }

    @Test
    void nothingSecretIsInTheAddressOfTheConsentPage() {
        String address = URLDecoder.decode(call(String.class, URL + "&pkce=true", null), StandardCharsets.UTF_8);

        assertThat(address).doesNotContain(CLIENT_SECRET);
    }
}
