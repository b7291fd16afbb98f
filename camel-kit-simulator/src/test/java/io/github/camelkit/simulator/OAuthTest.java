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
package io.github.camelkit.simulator;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

import io.github.camelkit.simulator.control.SimulatorAccount;
import io.github.camelkit.simulator.oauth.TokenPair;
import io.github.camelkit.simulator.state.Switch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OAuthTest extends SimulatorTest {

    private static final String REDIRECT = "https%3A%2F%2Fapp.example.com%2Fcallback%3Fa%3D1";
    private static final String CLIENT = "client_id=kit_simulator_client_id";
    private static final String SECRET = "&client_secret=kit_simulator_client_secret";

    private Http.Reply token(String form) {
        return Http.anonymous(kit).send("POST", "/v4/oauth/token", form, "application/x-www-form-urlencoded");
    }

    private Http.Reply authorize(String more) {
        return Http.anonymous(kit).get("/oauth/authorize?" + CLIENT + "&redirect_uri=" + REDIRECT + more);
    }

    private static String code(Http.Reply redirect) {
        assertThat(redirect.status()).as(redirect.text()).isEqualTo(302);
        return redirect.header("Location").replaceAll(".*[?&]code=([^&]*).*", "$1");
    }

    @Test
    void codesAreExchangedOnce() {
        Http.Reply redirect = authorize("&response_type=code&state=a%26b");
        assertThat(redirect.header("Location")).startsWith("https://app.example.com/callback?a=1&code=")
                .endsWith("&state=a%26b");
        String form = CLIENT + SECRET + "&grant_type=authorization_code&redirect_uri=" + REDIRECT + "&code="
                + code(redirect);
        Http.Reply issued = token(form);
        assertThat(issued.status()).as(issued.text()).isEqualTo(200);
        assertThat(issued.at("token_type").asText()).isEqualTo("Bearer");
        assertThat(issued.at("expires_in").asLong()).isEqualTo(172_800);
        assertThat(issued.at("scope").asText()).isEqualTo("public");
        assertThat(Http.bearer(kit, issued.at("access_token").asText()).get("/v4/account").status()).isEqualTo(200);
        Http.Reply again = token(form);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.at("error").asText()).isEqualTo("invalid_grant");
    }

    @Test
    void publicClientsProveThemselvesByVerifier() throws NoSuchAlgorithmException {
        String verifier = "v".repeat(43);
        String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(
                MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.UTF_8)));
        String authorization = "&response_type=code&code_challenge_method=S256&code_challenge=" + challenge;
        String form = CLIENT + "&grant_type=authorization_code&redirect_uri=" + REDIRECT + "&code=";
        assertThat(token(form + code(authorize(authorization)) + "&code_verifier=" + verifier).status())
                .isEqualTo(200);
        assertThat(token(form + code(authorize(authorization)) + "&code_verifier=wrong").at("error").asText())
                .isEqualTo("invalid_grant");
        assertThat(token(form + code(authorize("&response_type=code"))).at("error").asText())
                .isEqualTo("invalid_client");
    }

    @Test
    void theUserMayRefuse() {
        kit.switches().set(Switch.CONSENT, false);
        assertThat(authorize("&response_type=code&state=s").header("Location"))
                .isEqualTo("https://app.example.com/callback?a=1&error=access_denied&state=s");
        assertThat(authorize("").header("Location")).contains("error=unsupported_response_type");
        assertThat(Http.anonymous(kit).get("/v4/oauth/authorize?client_id=x&redirect_uri=" + REDIRECT).status())
                .isEqualTo(401);
        assertThat(Http.anonymous(kit).get("/v4/oauth/other").status()).isEqualTo(404);
        assertThat(Http.anonymous(kit).get("/v4/oauth/token").status()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", SECRET})
    void refreshTokensAreGoodForOneUse(String secret) {
        TokenPair pair = kit.oauth().issue(1);
        String form = CLIENT + secret + "&grant_type=refresh_token&refresh_token=";
        Http.Reply refreshed = token(form + pair.refreshToken());
        assertThat(refreshed.status()).isEqualTo(200);
        assertThat(Http.bearer(kit, pair.accessToken()).get("/v4/account").status()).isEqualTo(200);
        Http.Reply reused = token(form + pair.refreshToken());
        assertThat(reused.status()).isEqualTo(400);
        assertThat(reused.at("error").asText()).isEqualTo("invalid_grant");
        assertThat(kit.oauth().reusedRefreshTokens()).isEqualTo(1);
        assertThat(kit.oauth().refreshCount()).isEqualTo(1);
        assertThat(token(form + refreshed.at("refresh_token").asText()).status()).isEqualTo(200);
        kit.switches().set(Switch.ACCEPT_REUSED_REFRESH_TOKENS, true);
        assertThat(token(form + pair.refreshToken()).status()).isEqualTo(200);
        kit.oauth().revokeAll();
        assertThat(token(form + pair.refreshToken()).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "refresh_token"})
    void aRevokedTokenEndsWithItsPair(String kind) {
        TokenPair pair = kit.oauth().issue(1);
        TokenPair other = kit.oauth().issue(1);
        String token = kind.equals("access_token") ? pair.accessToken() : pair.refreshToken();
        String request = "{\"client_id\":\"" + KitSimulator.CLIENT_ID + "\",\"token\":\"" + token + "\"}";
        for (String path : List.of("/oauth/revoke", "/v4/oauth/revoke")) {
            Http.Reply revoked = Http.anonymous(kit).post(path, request);
            assertThat(revoked.status()).as(revoked.text()).isEqualTo(200);
            assertThat(revoked.text()).isEqualTo("{}");
        }
        assertThat(Http.bearer(kit, pair.accessToken()).get("/v4/account").error())
                .isEqualTo("The access token is invalid");
        String refresh = CLIENT + SECRET + "&grant_type=refresh_token&refresh_token=";
        assertThat(token(refresh + pair.refreshToken()).at("error").asText()).isEqualTo("invalid_grant");
        assertThat(Http.bearer(kit, other.accessToken()).get("/v4/account").status()).isEqualTo(200);
        assertThat(token(refresh + other.refreshToken()).status()).isEqualTo(200);
    }

    @Test
    void onlyTheClientCanRevoke() {
        Http stranger = Http.anonymous(kit);
        String token = "\"token\":\"" + kit.accessToken() + "\"";
        assertThat(stranger.post("/oauth/revoke", "{\"client_id\":\"other\"," + token + "}").at("error").asText())
                .isEqualTo("unauthorized_client");
        assertThat(stranger.post("/oauth/revoke", "{\"client_id\":\"" + KitSimulator.CLIENT_ID
                + "\",\"client_secret\":\"wrong\"," + token + "}").status()).isEqualTo(403);
        assertThat(stranger.post("/oauth/revoke", "{\"client_id\":\"" + KitSimulator.CLIENT_ID + "\"}").status())
                .isEqualTo(400);
        assertThat(stranger.get("/oauth/revoke").status()).isEqualTo(405);
        assertThat(Http.token(kit).get("/v4/account").status()).isEqualTo(200);
        assertThat(stranger.send("POST", "/oauth/revoke", CLIENT + SECRET + "&token=" + kit.accessToken(),
                "application/x-www-form-urlencoded").status()).isEqualTo(200);
        assertThat(Http.token(kit).get("/v4/account").status()).isEqualTo(401);
    }

    @Test
    void refreshAsJson() {
        Http.Reply reply = Http.anonymous(kit).post("/oauth/token", "{\"client_id\":\"kit_simulator_client_id\","
                + "\"grant_type\":\"refresh_token\",\"refresh_token\":\"kit_simulator_refresh_token\"}");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        Http.Reply wrong = Http.anonymous(kit).post("/oauth/token", "{\"client_id\":\"kit_simulator_client_id\","
                + "\"client_secret\":\"wrong\",\"grant_type\":\"refresh_token\",\"refresh_token\":\"x\"}");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.at("error").asText()).isEqualTo("invalid_client");
        assertThat(Http.anonymous(kit).post("/oauth/token", "{}").at("error").asText()).isEqualTo("invalid_request");
        assertThat(Http.anonymous(kit).post("/oauth/token", "{").status()).isEqualTo(400);
        assertThat(Http.anonymous(kit).post("/oauth/token", "{\"grant_type\":\"password\"}").at("error").asText())
                .isEqualTo("unsupported_grant_type");
    }

    @Test
    void tokensExpireAndBelongToAccounts() {
        try (KitSimulator own = KitSimulator.builder().clientId("c").clientSecret("s").refreshToken("r")
                .tokenLifetime(Duration.ZERO).start()) {
            SimulatorAccount other = own.addAccount("Other");
            assertThat(Http.bearer(own, own.oauth().issue(1).accessToken()).get("/v4/account").error())
                    .isEqualTo("The access token expired");
            assertThat(other.id()).isEqualTo(2);
        }
        SimulatorAccount other = kit.addAccount("Other");
        kit.oauth().consentAs(other.id());
        String form = CLIENT + SECRET + "&grant_type=authorization_code&redirect_uri=" + REDIRECT + "&code="
                + code(authorize("&response_type=code"));
        assertThat(Http.bearer(kit, token(form).at("access_token").asText()).get("/v4/account").at("account/name")
                .asText()).isEqualTo("Other");
    }

    @Test
    void aBrowserCanBeSignedInToAnAccountOfItsOwn() throws Exception {
        SimulatorAccount other = kit.addAccount("Of the browser");
        HttpRequest request = HttpRequest.newBuilder(URI.create(kit.baseUri() + "/oauth/authorize?" + CLIENT
                + "&redirect_uri=" + REDIRECT + "&response_type=code"))
                .header("Cookie", "a=b; kit_simulator_account=" + other.id() + "; c=d").build();
        String location = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding()).headers()
                .firstValue("Location").orElseThrow();
        String form = CLIENT + SECRET + "&grant_type=authorization_code&redirect_uri=" + REDIRECT + "&code="
                + location.replaceAll(".*[?&]code=([^&]*).*", "$1");

        assertThat(Http.bearer(kit, token(form).at("access_token").asText()).get("/v4/account").at("account/name")
                .asText()).isEqualTo("Of the browser");
    }
}
