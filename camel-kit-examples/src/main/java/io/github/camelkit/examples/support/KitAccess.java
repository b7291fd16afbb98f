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
package io.github.camelkit.examples.support;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.github.camelkit.simulator.KitSimulator;
import org.apache.camel.util.URISupport;

/**
 * Which Kit the job talks to: the real one if the environment has credentials, else a simulator of its own.
 */
public final class KitAccess implements AutoCloseable {

    private static final String DEFAULT_BASE_URI = "https://api.kit.com";
    private static final Limit API_KEY_LIMIT = Limit.perMinute(120);
    private static final Limit OAUTH_LIMIT = Limit.perMinute(600);
    // Far above Kit's, so that a demonstration takes seconds
    private static final Limit SIMULATOR_LIMIT = Limit.perMinute(60_000);

    private final String description;
    private final Limit limit;
    private final KitSimulator simulator;
    private final Map<String, String> options = new LinkedHashMap<>();

    /** How many calls may be made in a time. */
    public record Limit(int calls, Duration window) {

        public static Limit perMinute(int calls) {
            return new Limit(calls, Duration.ofMinutes(1));
        }

        /** How long so many calls take at least. */
        public Duration atLeast(long all) {
            return window.multipliedBy(Math.max(0, all - 1) / calls);
        }

        @Override
        public String toString() {
            return String.format(Locale.US, "%,d calls a minute",
                    calls * Duration.ofMinutes(1).toMillis() / window.toMillis());
        }
    }

    private KitAccess(String description, String baseUri, Limit limit, KitSimulator simulator) {
        this.description = description;
        this.limit = limit;
        this.simulator = simulator;
        options.put("base-uri", baseUri);
        options.put("quota-limit", Integer.toString(limit.calls()));
        options.put("quota-window", Long.toString(limit.window().toMillis()));
    }

    /**
     * @param  subscribers  how many subscribers a simulator has from the start
     * @throws JobException if the environment makes no sense
     */
    public static KitAccess of(Map<String, String> environment, long subscribers) {
        String apiKey = value(environment, "KIT_API_KEY");
        String accessToken = value(environment, "KIT_ACCESS_TOKEN");
        String baseUri = value(environment, "KIT_BASE_URI");
        if (apiKey != null && accessToken != null) {
            throw new JobException("Both KIT_API_KEY and KIT_ACCESS_TOKEN are set: set one of them");
        }
        if (apiKey == null && accessToken == null && baseUri != null) {
            throw new JobException("KIT_BASE_URI is set, but neither KIT_API_KEY nor KIT_ACCESS_TOKEN is");
        }
        if (baseUri != null && !baseUri.matches("https?://[^?#]+")) {
            throw new JobException("KIT_BASE_URI must be an http or https address without a query");
        }
        baseUri = baseUri == null ? DEFAULT_BASE_URI : baseUri;
        if (apiKey != null) {
            return withApiKey(baseUri, apiKey, API_KEY_LIMIT);
        }
        return accessToken != null ? withAccessToken(baseUri, accessToken) : simulator(subscribers);
    }

    private static String value(Map<String, String> environment, String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    public static KitAccess withApiKey(String baseUri, String apiKey, Limit limit) {
        String description = "Kit at " + URISupport.sanitizeUri(baseUri) + " with an API key: " + limit;
        return new KitAccess(description, baseUri, limit, null).with("api-key", apiKey);
    }

    private static KitAccess withAccessToken(String baseUri, String accessToken) {
        String description = "Kit at " + URISupport.sanitizeUri(baseUri) + " with an access token: " + OAUTH_LIMIT;
        return new KitAccess(description, baseUri, OAUTH_LIMIT, null).with("access-token", accessToken);
    }

    private static KitAccess simulator(long subscribers) {
        KitSimulator simulator = KitSimulator.builder().rateLimit(SIMULATOR_LIMIT.calls())
                .oauthRateLimit(SIMULATOR_LIMIT.calls()).subscribers(subscribers).recordRequests(false).start();
        String description = "the simulator at " + simulator.baseUri() + " with a limit of " + SIMULATOR_LIMIT;
        return new KitAccess(description, simulator.baseUri(), SIMULATOR_LIMIT, simulator)
                .with("api-key", simulator.apiKey());
    }

    /** The same simulator, called with an access token. */
    public KitAccess simulatorWithToken() {
        String described = "the simulator at " + simulator.baseUri() + " with an access token and a limit of "
                + SIMULATOR_LIMIT;
        return new KitAccess(described, simulator.baseUri(), SIMULATOR_LIMIT, simulator)
                .with("access-token", simulator.accessToken());
    }

    /** Whether calls are made with an access token, which can do more than an API key. */
    public boolean isToken() {
        return options.containsKey("access-token");
    }

    /** Sets one more option of the component. */
    public KitAccess with(String option, String value) {
        options.put(option, value);
        return this;
    }

    /** What the first line of the output says. */
    public String description() {
        return description;
    }

    /** The options of the component, as in {@code camel.component.kit.api-key}; one of them is a secret. */
    public Map<String, String> options() {
        return options;
    }

    public boolean isSimulator() {
        return simulator != null;
    }

    /** Adds a tag to the simulator, gives it to the first subscribers, and answers its id. */
    public long addSimulatedTag(String name, int subscribers) {
        long tag = simulator.state().addTag(name);
        for (int id = 1; id <= subscribers; id++) {
            simulator.state().tag(tag, id);
        }
        return tag;
    }

    public Limit limit() {
        return limit;
    }

    @Override
    public void close() {
        if (simulator != null) {
            simulator.close();
        }
    }
}
