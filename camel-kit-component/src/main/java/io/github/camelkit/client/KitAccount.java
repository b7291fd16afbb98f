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
package io.github.camelkit.client;

import java.util.concurrent.atomic.LongAdder;

import io.github.camelkit.credential.Credential;
import io.github.camelkit.exception.KitAuthenticationException;
import io.github.camelkit.exception.KitException;

/**
 * One account that calls are made for: its credential, the quota that goes with it, and the outcomes of its calls.
 */
public final class KitAccount {

    private final String name;
    private final String label;
    private final Credential credential;
    private final Quota quota;
    private final LongAdder sent = new LongAdder();
    private final LongAdder retried = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder pauses = new LongAdder();
    private volatile String authenticationError;
    private volatile boolean retired;

    public KitAccount(String name, Credential credential, Quota quota) {
        this(name, name, credential, quota);
    }

    /**
     * @param label what operators see it as: one name can stand for accounts at several addresses
     */
    public KitAccount(String name, String label, Credential credential, Quota quota) {
        this.name = name;
        this.label = label;
        this.credential = credential;
        this.quota = quota;
    }

    /** Remembers whether Kit accepts the credential, going by how the last request ended. */
    void noteAuthentication(KitException failure) {
        authenticationError = failure instanceof KitAuthenticationException refused && !refused.isOAuthRequired()
                ? refused.getMessage() : null;
    }

    /** Why Kit does not accept the credential; null while it does. */
    public String authenticationError() {
        return authenticationError;
    }

    /** Whoever holds on to it has to ask for it anew. */
    public void retire() {
        retired = true;
    }

    public boolean isRetired() {
        return retired;
    }

    public String name() {
        return name;
    }

    /** What operators see it as, which no other account has. */
    public String label() {
        return label;
    }

    public Credential credential() {
        return credential;
    }

    public Quota quota() {
        return quota;
    }

    /** Requests sent to Kit, repeats included. */
    public LongAdder sent() {
        return sent;
    }

    /** Requests sent again after a failure. */
    public LongAdder retried() {
        return retried;
    }

    /** Requests that Kit refused because of its rate limit (429). */
    public LongAdder refused() {
        return refused;
    }

    /** Calls that failed in the end. */
    public LongAdder failed() {
        return failed;
    }

    /** How often the account was paused after a 429. */
    public LongAdder pauses() {
        return pauses;
    }

    @Override
    public String toString() {
        return name;
    }
}
