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

import io.github.camelkit.auth.Credential;

/**
 * One account that calls are made for: its credential, the quota that goes with it, and what became of its calls.
 */
public final class KitAccount {

    private final String name;
    private final Credential credential;
    private final Quota quota;
    private final LongAdder sent = new LongAdder();
    private final LongAdder retried = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder pauses = new LongAdder();

    public KitAccount(String name, Credential credential, Quota quota) {
        this.name = name;
        this.credential = credential;
        this.quota = quota;
    }

    public String name() {
        return name;
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
