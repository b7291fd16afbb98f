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

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;

import io.github.camelkit.exception.KitAuthenticationException;
import io.github.camelkit.exception.KitConnectionException;
import io.github.camelkit.exception.KitException;
import io.github.camelkit.exception.KitRateLimitException;
import io.github.camelkit.exception.KitServerException;
import io.github.camelkit.http.Json;
import io.github.camelkit.simulator.fault.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** One request to the token endpoint, and what comes of it. */
class TokenEndpointTest {

    private static final String CALLBACK = "https://app.example.com/callback";

    private final OAuthRig rig = new OAuthRig();
    private final TokenEndpoint endpoint = rig.endpoint(OAuthRig.CLIENT_SECRET);

    @AfterEach
    void close() throws IOException {
        rig.close();
    }

    private Fault fault() {
        return rig.kit.faults().next(1).on("POST", OAuthRig.TOKEN_PATH);
    }

    private KitException failure() {
        KitException failure = catchThrowableOfType(KitException.class,
                () -> endpoint.refresh(OAuthRig.REFRESH_TOKEN));
        assertThat(failure.toString() + failure.getErrors() + failure.getCause()).doesNotContain(OAuthRig.CLIENT_SECRET)
                .doesNotContain(OAuthRig.REFRESH_TOKEN);
        return failure;
    }

    @Test
    void refreshes() throws IOException {
        TokenPair pair = endpoint.refresh(OAuthRig.REFRESH_TOKEN);
        assertThat(pair.accessToken()).startsWith("access_");
        assertThat(pair.refreshToken()).startsWith("refresh_");
        assertThat(pair.createdAt()).isEqualTo(rig.clock.instant());
        assertThat(pair.expiresAt()).isEqualTo(rig.clock.instant().plus(OAuthRig.LIFE));
        assertThat(pair.scope()).isEqualTo("public");

        var request = rig.kit.requests().get(0);
        assertThat(Json.asObject(Json.read(request.body()))).containsOnlyKeys("client_id", "client_secret",
                "grant_type", "refresh_token").containsEntry("grant_type", "refresh_token");
        assertThat(request.header("Authorization")).isNull();
        assertThat(request.header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void aPublicClientSendsNoSecret() throws IOException {
        rig.endpoint(null).refresh(OAuthRig.REFRESH_TOKEN);
        assertThat(Json.asObject(Json.read(rig.kit.requests().get(0).body()))).containsOnlyKeys("client_id",
                "grant_type", "refresh_token");
    }

    @Test
    void exchangesACode() throws Exception {
        TokenPair pair = endpoint.exchange(code(""), CALLBACK, null);
        assertThat(pair.refreshToken()).startsWith("refresh_");
        assertThat(endpoint.refresh(pair.refreshToken()).accessToken()).isNotEqualTo(pair.accessToken());
    }

    @Test
    void exchangesACodeWithAVerifier() throws Exception {
        String verifier = "v".repeat(64);
        String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(
                MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        String query = "&code_challenge_method=S256&code_challenge=" + challenge;
        assertThat(rig.endpoint(null).exchange(code(query), CALLBACK, verifier).accessToken()).startsWith("access_");

        String code = code(query);
        String wrong = "w".repeat(64);
        assertThatThrownBy(() -> rig.endpoint(null).exchange(code, CALLBACK, wrong))
                .isInstanceOf(KitAuthenticationException.class).hasMessageContaining("invalid_grant")
                .hasMessageNotContaining(code).hasMessageNotContaining(wrong);
    }

    private String code(String more) throws Exception {
        URI uri = URI.create(rig.kit.baseUri() + "/v4/oauth/authorize?response_type=code&client_id="
                + OAuthRig.CLIENT_ID + "&redirect_uri=" + CALLBACK + more);
        String location = HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(),
                HttpResponse.BodyHandlers.discarding()).headers().firstValue("Location").orElseThrow();
        rig.kit.clearRequests();
        return location.substring(location.indexOf("code=") + "code=".length());
    }

    @Test
    void aUsedRefreshTokenIsRefused() {
        endpoint.refresh(OAuthRig.REFRESH_TOKEN);
        assertThat(failure()).isInstanceOf(KitAuthenticationException.class).hasMessageContaining("invalid_grant")
                .hasMessageContaining("Authorise the account again").hasMessageContaining("request id");
    }

    @Test
    void aWrongSecretIsToldApart() {
        assertThatThrownBy(() -> rig.endpoint("wrong-secret").refresh(OAuthRig.REFRESH_TOKEN))
                .isInstanceOf(KitAuthenticationException.class).hasMessageContaining("Check clientId and clientSecret")
                .hasMessageNotContaining("wrong-secret");
    }

    @Test
    void otherFailuresCanBeTriedAgain() {
        fault().status(503);
        assertThat(failure()).isInstanceOf(KitServerException.class).extracting(KitException::isOutcomeUnknown)
                .isEqualTo(true);
        fault().html(403);
        assertThat(failure()).isInstanceOf(KitServerException.class);
        fault().status(404);
        assertThat(failure()).isInstanceOf(KitServerException.class);
        fault().status(429);
        assertThat(failure()).isInstanceOf(KitRateLimitException.class);
        fault().dropBefore();
        assertThat(failure()).isInstanceOf(KitConnectionException.class).extracting(KitException::isOutcomeUnknown)
                .isEqualTo(true);
        assertThat(endpoint.refresh(OAuthRig.REFRESH_TOKEN)).isNotNull();
    }

    @Test
    void anAnswerThatIsNoneLeavesTheOutcomeUnknown() {
        for (String body : new String[] { "", "{}", "[]", "{\"access_token\":\"\"}", "{\"access_token\":1}",
                "<html>" }) {
            fault().status(200, body, "application/json");
            assertThat(failure()).as(body).isInstanceOf(KitServerException.class)
                    .extracting(KitException::isOutcomeUnknown).isEqualTo(true);
        }
        fault().truncate();
        assertThat(failure()).isInstanceOf(KitConnectionException.class).extracting(KitException::isOutcomeUnknown)
                .isEqualTo(true);
    }

    @Test
    void nothingIsSentWhereNobodyListens() {
        rig.kit.close();
        assertThat(failure()).isInstanceOf(KitConnectionException.class).extracting(KitException::isOutcomeUnknown)
                .isEqualTo(false);
    }

    @Test
    void aTimeoutLeavesTheOutcomeUnknown() {
        fault().never();
        assertThatThrownBy(() -> rig.endpoint(OAuthRig.CLIENT_SECRET, Duration.ofMillis(200))
                .refresh(OAuthRig.REFRESH_TOKEN)).isInstanceOf(KitConnectionException.class)
                .extracting(e -> ((KitException) e).isOutcomeUnknown()).isEqualTo(true);
    }

    @Test
    void hidesSecretsThatAreRepeated() {
        fault().status(400, "{\"error\":\"invalid_grant\",\"error_description\":\"" + OAuthRig.REFRESH_TOKEN + " of "
                + OAuthRig.CLIENT_SECRET + " or s3cret%2Bof%2Fthe%3Dclient is " + "very ".repeat(200) + "bad\"}",
                "application/json");
        KitException failure = failure();
        assertThat(failure).isInstanceOf(KitAuthenticationException.class).hasMessageContaining("*** of *** or *** is");
        assertThat(failure.getMessage()).hasSizeLessThan(600);
    }

    /** A text that was cut before secrets are hidden could end with a part of one. */
    @Test
    void hidesSecretsWhereATextIsCut() {
        String part = OAuthRig.REFRESH_TOKEN.substring(0, 8);
        String secret = OAuthRig.CLIENT_SECRET;
        for (int length = 270; length < 310; length++) {
            fault().status(400, "x".repeat(length) + OAuthRig.REFRESH_TOKEN + ' ' + secret, "text/plain");
            assertThat(failure()).hasMessageNotContaining(part).hasMessageNotContaining("s3cr");
        }
        fault().status(400, "<html>" + " ".repeat(8_150) + "proxy " + OAuthRig.REFRESH_TOKEN, "text/html");
        assertThat(failure()).hasMessageNotContaining(part);
        for (int length = 0; length < 50; length++) {
            fault().status(400, "{\"error\":\"" + "x".repeat(length) + (secret + ' ').repeat(43)
                    + OAuthRig.REFRESH_TOKEN.repeat(3) + "\"}", "application/json");
            KitException failure = failure();
            assertThat(failure.getMessage() + failure.getErrors()).doesNotContain(part).doesNotContain("s3cr");
        }
    }

    @Test
    void anAnswerMayLeaveOutWhatItNeedNotSay() {
        fault().status(200, "{\"access_token\":\"a\"}", "application/json");
        TokenPair pair = endpoint.refresh(OAuthRig.REFRESH_TOKEN);
        assertThat(pair.refreshToken()).isEqualTo(OAuthRig.REFRESH_TOKEN);
        assertThat(pair.expiresAt()).isNull();
    }

    @Test
    void printsNoSecret() {
        assertThat(endpoint.toString()).isEqualTo("TokenEndpoint(/v4/oauth/token)");
    }
}
