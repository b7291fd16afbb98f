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

import java.time.Duration;
import java.util.List;

/** What can be changed about the simulated Kit while it runs; every setter returns this. */
public final class Switches {

    /** What happens to custom field keys that the account does not have. */
    public enum UnknownFields {
        /** They are dropped without a word. */
        IGNORE,
        /** They are dropped, and the answer carries {@code warnings}. */
        WARN,
        /** The call is refused. */
        REJECT
    }

    private volatile boolean strictParameters;
    private volatile boolean countRefused;
    private volatile UnknownFields unknownFields = UnknownFields.WARN;
    private volatile boolean permissions = true;
    private volatile boolean statsPlan = true;
    private volatile boolean creatorProfile = true;
    private volatile boolean undeletable;
    private volatile boolean consent = true;
    private volatile boolean consentPage;
    private volatile boolean pluginForms;
    private volatile boolean shuffleBulk = true;
    private volatile boolean bulkQueueFull;
    private volatile boolean repeatCursors;
    private volatile boolean acceptReusedRefreshTokens;
    private volatile boolean publicUrlsOnly;
    private volatile long bulkQueueLimit = 300L * 1024 * 1024;
    private volatile long subscriberLimit = Long.MAX_VALUE;
    private volatile Duration eventDelay = Duration.ofMillis(20);
    private volatile List<Duration> webhookRetries = List.of(Duration.ofSeconds(30), Duration.ofMinutes(2),
            Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(4), Duration.ofHours(12),
            Duration.ofHours(24));
    private volatile Duration fieldsDelay = Duration.ofMillis(50);
    private volatile boolean bulkCallbacks = true;
    private volatile List<Duration> callbackRetries = List.of();
    private volatile Duration bulkDelay = Duration.ofMillis(50);

    /**
     * Whether query parameters that an operation does not have, and cursors that are not percent-encoded, are refused
     * with 422 (default: no, because Kit accepts both). It is no behaviour of Kit: it shows mistakes of a client.
     */
    public Switches strictParameters(boolean on) {
        strictParameters = on;
        return this;
    }

    public boolean strictParameters() {
        return strictParameters;
    }

    /** Whether calls refused with 429 count for the limit, too (default: no). */
    public Switches countRefused(boolean on) {
        countRefused = on;
        return this;
    }

    public boolean countRefused() {
        return countRefused;
    }

    /** What happens to unknown custom field keys (default: {@link UnknownFields#WARN}, as Kit does). */
    public Switches unknownFields(UnknownFields reaction) {
        unknownFields = reaction;
        return this;
    }

    public UnknownFields unknownFields() {
        return unknownFields;
    }

    /** Whether the account may write broadcasts, sequences and webhook endpoints (default: yes); else 403. */
    public Switches permissions(boolean on) {
        permissions = on;
        return this;
    }

    public boolean permissions() {
        return permissions;
    }

    /** Whether the account's plan has statistics and clicks (default: yes); else 403. */
    public Switches statsPlan(boolean on) {
        statsPlan = on;
        return this;
    }

    public boolean statsPlan() {
        return statsPlan;
    }

    /** Whether there is a creator profile (default: yes); else 404. */
    public Switches creatorProfile(boolean on) {
        creatorProfile = on;
        return this;
    }

    public boolean creatorProfile() {
        return creatorProfile;
    }

    /** Whether custom fields and webhooks refuse to be deleted with 422 (default: no). */
    public Switches undeletable(boolean on) {
        undeletable = on;
        return this;
    }

    public boolean undeletable() {
        return undeletable;
    }

    /** Whether the user consents on the OAuth page (default: yes). */
    public Switches consent(boolean on) {
        consent = on;
        return this;
    }

    public boolean consent() {
        return consent;
    }

    /**
     * Whether the OAuth page asks everyone (default: no). If not, it asks only browsers that have been on the simulator's
     * own pages, and answers others at once, as {@link #consent(boolean)} says.
     */
    public Switches consentPage(boolean on) {
        consentPage = on;
        return this;
    }

    public boolean consentPage() {
        return consentPage;
    }

    /** Whether token requests to plugins are sent as forms (default: no, as JSON). */
    public Switches pluginForms(boolean on) {
        pluginForms = on;
        return this;
    }

    public boolean pluginForms() {
        return pluginForms;
    }

    /** Whether bulk answers come in another order than the request (default: yes). */
    public Switches shuffleBulk(boolean on) {
        shuffleBulk = on;
        return this;
    }

    public boolean shuffleBulk() {
        return shuffleBulk;
    }

    /** Whether every bulk call is refused with 413 (default: no). */
    public Switches bulkQueueFull(boolean on) {
        bulkQueueFull = on;
        return this;
    }

    public boolean bulkQueueFull() {
        return bulkQueueFull;
    }

    /** How many bytes of bulk data may be queued before 413 (default: 300 MB). */
    public Switches bulkQueueLimit(long bytes) {
        bulkQueueLimit = bytes;
        return this;
    }

    public long bulkQueueLimit() {
        return bulkQueueLimit;
    }

    /** Whether lists keep returning the same end cursor with a next page, as a looping server would (default: no). */
    public Switches repeatCursors(boolean on) {
        repeatCursors = on;
        return this;
    }

    public boolean repeatCursors() {
        return repeatCursors;
    }

    /** Whether a superseded refresh token is still accepted and mints an orphan pair (default: no). */
    public Switches acceptReusedRefreshTokens(boolean on) {
        acceptReusedRefreshTokens = on;
        return this;
    }

    public boolean acceptReusedRefreshTokens() {
        return acceptReusedRefreshTokens;
    }

    /** Whether webhook endpoints on private and loopback addresses are refused, as Kit does (default: no). */
    public Switches publicUrlsOnly(boolean on) {
        publicUrlsOnly = on;
        return this;
    }

    public boolean publicUrlsOnly() {
        return publicUrlsOnly;
    }

    /** How many active subscribers the plan allows before creating more is refused with 403 (default: no limit). */
    public Switches subscriberLimit(long limit) {
        subscriberLimit = limit;
        return this;
    }

    public long subscriberLimit() {
        return subscriberLimit;
    }

    /** How long after a 202 the custom fields are set (default: 50 ms). */
    public Switches fieldsDelay(Duration delay) {
        fieldsDelay = delay;
        return this;
    }

    public Duration fieldsDelay() {
        return fieldsDelay;
    }

    /** How long events for webhook endpoints are collected into one delivery (default: 20 ms). */
    public Switches eventDelay(Duration delay) {
        eventDelay = delay;
        return this;
    }

    public Duration eventDelay() {
        return eventDelay;
    }

    /** After how long deliveries to webhook endpoints are sent again (default: the seven delays of Kit). */
    public Switches webhookRetries(List<Duration> delays) {
        webhookRetries = List.copyOf(delays);
        return this;
    }

    public List<Duration> webhookRetries() {
        return webhookRetries;
    }

    /** Whether callbacks of bulk requests are made (default: yes). */
    public Switches bulkCallbacks(boolean on) {
        bulkCallbacks = on;
        return this;
    }

    public boolean bulkCallbacks() {
        return bulkCallbacks;
    }

    /**
     * After how long callbacks of bulk requests are made again that were not answered with success (default: never,
     * for the reference tells of no second one).
     */
    public Switches callbackRetries(List<Duration> delays) {
        callbackRetries = List.copyOf(delays);
        return this;
    }

    public List<Duration> callbackRetries() {
        return callbackRetries;
    }

    /** How long after a 202 a bulk request is applied (default: 50 ms). */
    public Switches bulkDelay(Duration delay) {
        bulkDelay = delay;
        return this;
    }

    public Duration bulkDelay() {
        return bulkDelay;
    }
}
