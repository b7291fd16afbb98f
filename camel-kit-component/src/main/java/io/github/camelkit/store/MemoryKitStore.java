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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps values as long as the process lives. A refreshed token is lost with it, and with the token the account.
 */
public final class MemoryKitStore implements KitStore {

    private record Claim(String owner, Instant until, Duration lease) {

        /** The clock was set back: no claim lasts longer than its lease. */
        Claim notTooLong(Instant now) {
            return Duration.between(now, until).compareTo(lease) > 0 ? new Claim(owner, now.plus(lease), lease) : this;
        }
    }

    private final Map<String, String> values = new ConcurrentHashMap<>();
    private final Map<String, Claim> claims = new ConcurrentHashMap<>();
    private final Clock clock;

    public MemoryKitStore() {
        this(Clock.systemUTC());
    }

    /**
     * @param clock decides when a lease has expired
     */
    public MemoryKitStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String load(String key) {
        Arguments.key(key);
        return values.get(key);
    }

    @Override
    public void save(String key, String value) {
        Arguments.key(key);
        Arguments.value(value);
        values.put(key, value);
    }

    @Override
    public void remove(String key) {
        Arguments.key(key);
        values.remove(key);
    }

    @Override
    public Set<String> keys() {
        return Set.copyOf(values.keySet());
    }

    @Override
    public boolean claim(String key, String owner, Duration lease) {
        Arguments.key(key);
        Arguments.claim(owner, lease);
        Instant now = clock.instant();
        Claim mine = new Claim(owner, now.plus(lease), lease);
        claims.values().removeIf(held -> !now.isBefore(held.until()));
        return claims.compute(key, (k, held) -> held == null || held.owner().equals(owner)
                || !now.isBefore(held.until()) ? mine : held.notTooLong(now)).owner().equals(owner);
    }

    @Override
    public void release(String key, String owner) {
        Arguments.key(key);
        Arguments.owner(owner);
        claims.computeIfPresent(key, (k, held) -> held.owner().equals(owner) ? null : held);
    }

    @Override
    public String toString() {
        return "MemoryKitStore";
    }
}
