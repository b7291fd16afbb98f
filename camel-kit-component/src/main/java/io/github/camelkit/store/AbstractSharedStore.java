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
package io.github.camelkit.store;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Does what a {@link KitStore} does with {@link #read} and {@link #replace}. A claim is an entry of its own that says
 * who has it and until when, by the engine's clock.
 */
public abstract class AbstractSharedStore implements SharedStore {

    private static final String CLAIMS = "claim/";
    private static final int ATTEMPTS = 1_000;
    // A claim that has run out can be read a little longer, so that it is replaced rather than made anew
    private static final Duration CLAIM_KEPT = Duration.ofHours(1);

    /** Tries once; null if another node was faster. */
    private interface Step<T> {
        T apply(Entry entry) throws IOException;
    }

    private record Claim(String owner, long until) {

        static Claim of(Entry entry) {
            int end = entry.value() == null ? -1 : entry.value().lastIndexOf(' ');
            try {
                return end < 0 ? null : new Claim(entry.value().substring(0, end),
                        Long.parseLong(entry.value(), end + 1, entry.value().length(), 10));
            } catch (NumberFormatException e) {
                // Nobody could ever release it
                return null;
            }
        }

        String text() {
            return owner + ' ' + until;
        }
    }

    @Override
    public String load(String key) throws IOException {
        Arguments.key(key);
        return read(Space.VALUE, key).value();
    }

    @Override
    public void save(String key, String value) throws IOException {
        Arguments.key(key);
        Arguments.value(value);
        repeat(Space.VALUE, key, entry -> replace(Space.VALUE, key, entry.version(), value, null) != 0 ? true : null);
    }

    @Override
    public void remove(String key) throws IOException {
        Arguments.key(key);
        repeat(Space.VALUE, key, entry -> entry.version() == 0
                || remove(Space.VALUE, key, entry.version()) ? true : null);
    }

    @Override
    public boolean claim(String key, String owner, Duration lease) throws IOException {
        Arguments.key(key);
        Arguments.claim(owner, lease);
        String name = CLAIMS + key;
        return repeat(Space.STATE, name, entry -> {
            Claim held = Claim.of(entry);
            if (held != null && !held.owner().equals(owner) && entry.millis() < held.until()) {
                return false;
            }
            Claim mine = new Claim(owner, entry.millis() + lease.toMillis());
            return replace(Space.STATE, name, entry.version(), mine.text(), lease.plus(CLAIM_KEPT)) != 0 ? true : null;
        });
    }

    @Override
    public void release(String key, String owner) throws IOException {
        Arguments.key(key);
        Arguments.owner(owner);
        String name = CLAIMS + key;
        repeat(Space.STATE, name, entry -> {
            Claim held = Claim.of(entry);
            return held == null || !held.owner().equals(owner)
                    || remove(Space.STATE, name, entry.version()) ? true : null;
        });
    }

    private <T> T repeat(Space space, String key, Step<T> step) throws IOException {
        for (int i = 0; i < ATTEMPTS; i++) {
            T done = step.apply(read(space, key));
            if (done != null) {
                return done;
            }
            stepAside();
        }
        throw new IOException("The store " + this + " had a newer version at each of " + ATTEMPTS + " attempts");
    }

    /**
     * Waits for up to 3 ms after a conflict, so that nodes do not meet again.
     *
     * @throws InterruptedIOException if the thread is interrupted
     */
    public static void stepAside() throws InterruptedIOException {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(4));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while several nodes changed the same entry of the store");
        }
    }
}
