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

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/**
 * How calls are made: the HTTP client, the quota, and when a call is sent again.
 */
@UriParams
public abstract class KitCallConfiguration {

    @UriParam(label = "advanced",
              description = "The name of the Camel HTTP component to call Kit with, which is configured"
                            + " like any other (proxy, SSL, timeouts, pool). Default: https or http, as"
                            + " baseUri says.")
    private String httpComponent;
    @UriParam(label = "advanced", defaultValue = "60s", javaType = "java.time.Duration",
              description = "How long one request to Kit may take, from connecting to the last byte of the"
                            + " answer.")
    private long requestTimeout = 60_000;
    @UriParam(label = "advanced", defaultValue = "20",
              description = "How many calls that had to wait (for the quota, for a retry) are sent at a"
                            + " time.")
    private int maxConcurrentCalls = 20;
    @UriParam(label = "quota", defaultValue = "true",
              description = "Whether calls wait for the quota of the account. Without it, Kit refuses what"
                            + " is too much, and the account pauses.")
    private boolean quotaEnabled = true;
    @UriParam(label = "quota", defaultValue = "0",
              description = "How many calls the quota allows in its window. Default (0): what Kit allows,"
                            + " 120 with an API key and 600 with OAuth.")
    private int quotaLimit = 0;
    @UriParam(label = "quota", defaultValue = "60s", javaType = "java.time.Duration",
              description = "The length of the quota's window.")
    private long quotaWindow = 60_000;
    @UriParam(label = "quota", defaultValue = "50000",
              description = "How many calls may wait for the quota of an account; a further one fails.")
    private int quotaMaxQueued = 50_000;
    @UriParam(label = "quota", defaultValue = "10m", javaType = "java.time.Duration",
              description = "How long a call may wait for the quota before it fails.")
    private long quotaTimeout = 600_000;
    @UriParam(label = "quota", defaultValue = "60s", javaType = "java.time.Duration",
              description = "The longest pause that Kit can ask for with Retry-After.")
    private long maxPause = 60_000;
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

    /**
     * Camel reads a duration that is none as 0.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    void checkNumbers() {
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
}
