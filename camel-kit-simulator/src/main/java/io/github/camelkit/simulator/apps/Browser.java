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
package io.github.camelkit.simulator.apps;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.camelkit.simulator.state.Account;

/**
 * A user's browser for tests that need no real one: it keeps cookies, follows redirects on this machine and nowhere
 * else, and sends forms. Signed in to one account of the simulator, it installs the app and edits with its blocks.
 */
public final class Browser {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int MAX_REDIRECTS = 20;
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager()).followRedirects(HttpClient.Redirect.NEVER).connectTimeout(TIMEOUT)
            .build();
    private final String kit;
    private final AppStore store;
    private final Account account;

    /** Opens the App Store of the simulator at this address, and signs in. */
    public Browser(String kit, AppStore store, Account account) {
        this.kit = kit;
        this.store = store;
        this.account = account;
        open(kit + "/apps");
        post(kit + "/apps/account", Map.of("account", Long.toString(account.id())));
    }

    /** Goes to an address, and where it redirects to. */
    public Visit open(String url) {
        return follow(HttpRequest.newBuilder(URI.create(url)).GET());
    }

    /** Sends the first form of a page, with these fields filled in. */
    public Visit submit(Visit page, Map<String, String> filledIn) {
        Map<String, String> fields = Visit.fields(page.form());
        fields.putAll(filledIn);
        String action = page.form().absUrl("action");
        String url = action.isEmpty() ? page.url() : action;
        return page.form().attr("method").equalsIgnoreCase("post") ? post(url, fields)
                : open(url.replaceAll("\\?.*", "") + "?" + encode(fields));
    }

    private Visit post(String url, Map<String, String> fields) {
        return follow(HttpRequest.newBuilder(URI.create(url)).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encode(fields))));
    }

    private static String encode(Map<String, String> fields) {
        return fields.entrySet().stream().map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
    }

    private Visit follow(HttpRequest.Builder first) {
        HttpResponse<String> answer = send(first);
        for (int i = 0; i < MAX_REDIRECTS; i++) {
            Optional<String> location = answer.headers().firstValue("Location");
            if (answer.statusCode() / 100 != 3 || location.isEmpty()) {
                return new Visit(answer.statusCode(), answer.uri().toString(), answer.body());
            }
            URI next = answer.uri().resolve(location.get());
            if (!LOOPBACK.contains(String.valueOf(next.getHost()))) {
                return new Visit(answer.statusCode(), next.toString(), "");
            }
            answer = send(HttpRequest.newBuilder(next).GET());
        }
        throw new IllegalStateException("More than " + MAX_REDIRECTS + " redirects");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.header("Accept", "text/html").timeout(TIMEOUT).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a page", e);
        }
    }

    /** Begins to install the app; ends on the consent page, or on a page of the app that comes before. */
    public Visit startInstall() {
        return post(kit + "/apps/1/install", Map.of());
    }

    /** Allows the access that the page asks for, or refuses it. */
    public Visit consent(Visit page, boolean allow) {
        if (!page.asksForConsent()) {
            throw new IllegalStateException("Kit does not ask for consent here: " + page);
        }
        return submit(page, Map.of("consent", allow ? "approve" : "refuse"));
    }

    /** Installs the app, allowing it access; its own pages must need no user. */
    public Visit install() {
        return consent(startInstall(), true);
    }

    /** Connects Kit with the app's own server; ends on the app's page in the App Store, or on one of the app's own. */
    public Visit connect() {
        return post(kit + "/apps/1/connect", Map.of());
    }

    /** Uninstalls the app, which revokes all tokens. */
    public Visit uninstall() {
        return post(kit + "/apps/1/uninstall", Map.of());
    }

    /** Whether the app is installed in the account. */
    public boolean installed() {
        return store.of(account).installed();
    }

    /** Whether Kit has what it needs to call the app's own server. */
    public boolean connected() {
        return store.of(account).connection().connected();
    }

    /**
     * Adds a block to the draft.
     *
     * @throws IllegalArgumentException if the app is not installed or has no such plugin
     */
    public Block add(String plugin) {
        return store.of(account).add(store.plugin(plugin));
    }

    /** The blocks of the draft, which are there until they are removed. */
    public List<Block> blocks() {
        return store.of(account).blocks();
    }
}
