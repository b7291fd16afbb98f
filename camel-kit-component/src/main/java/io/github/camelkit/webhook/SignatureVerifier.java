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
package io.github.camelkit.webhook;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import io.github.camelkit.server.HttpRequest;

/**
 * Checks the signature of deliveries, with secrets that another node may have put into the store only now.
 */
final class SignatureVerifier implements Verifier {

    private static final long RELOAD_MILLIS = 1_000;

    private final SigningSecrets secrets;
    private final long tolerance;
    private final Clock clock;
    private final AtomicLong reloaded = new AtomicLong(Long.MIN_VALUE);
    private final AtomicBoolean reloading = new AtomicBoolean();

    /**
     * @param tolerance how many milliseconds a signature can be off
     */
    SignatureVerifier(SigningSecrets secrets, long tolerance, Clock clock) {
        this.secrets = secrets;
        this.tolerance = tolerance;
        this.clock = clock;
    }

    @Override
    public Verdict check(HttpRequest request) {
        Signature signature = Signature.parse(request.header(Signature.HEADER));
        if (signature == null) {
            return Verdict.UNSIGNED;
        }
        if (!signature.isTimely(clock, tolerance)) {
            return Verdict.OLD;
        }
        List<String> known = secrets.all();
        if (signature.isBy(known, request.body())) {
            return Verdict.OK;
        }
        return known.isEmpty() ? Verdict.UNKNOWN : Verdict.FORGED;
    }

    /** Not for each of a stranger's requests, and not while the store has not answered yet. */
    @Override
    public boolean mayHaveNews(Verdict verdict) {
        if (verdict != Verdict.FORGED && verdict != Verdict.UNKNOWN) {
            return false;
        }
        long now = clock.millis();
        long last = reloaded.get();
        return (last == Long.MIN_VALUE || Math.abs(now - last) >= RELOAD_MILLIS) && !reloading.get()
                && reloaded.compareAndSet(last, now);
    }

    @Override
    public Verdict checkWithNews(HttpRequest request) {
        if (reloading.compareAndSet(false, true)) {
            try {
                secrets.reload();
            } finally {
                reloading.set(false);
            }
        }
        return check(request);
    }
}
