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
package io.github.camelkit.runtime;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.github.camelkit.KitConfiguration;
import io.github.camelkit.client.KitAccount;
import io.github.camelkit.store.MemorySharedStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ManyAccountsTest {

    private static final int MANY = 10_000;

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger present = new AtomicInteger();
    private final MemorySharedStore store = new MemorySharedStore();
    private final KitConfiguration configuration = new KitConfiguration();
    private final Accounts accounts = new Accounts(null, timer, timer, new Accounts.Listener() {
        @Override
        public void added(KitAccount account) {
            present.incrementAndGet();
        }

        @Override
        public void removed(KitAccount account) {
            present.decrementAndGet();
        }
    }, nanos::get);

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    private void configure(int count) {
        Map<String, String> keys = new HashMap<>();
        for (int i = 0; i < count; i++) {
            keys.put("account" + i, "kit_" + i);
        }
        configuration.setApiKeys(keys);
    }

    private KitAccount account(int number) {
        return accounts.get("account" + number, configuration, store);
    }

    private void hours(int count) {
        accounts.evictIdle();
        nanos.addAndGet(TimeUnit.HOURS.toNanos(count));
        accounts.evictIdle();
    }

    @Test
    void idleOnesAreForgottenAndComeBackWhenTheyAreUsed() {
        configure(MANY);
        for (int i = 0; i < MANY; i++) {
            account(i);
        }
        assertThat(present).hasValue(MANY);
        assertThat(store.statements()).as("for accounts that call nobody").isZero();

        KitAccount busy = account(7);
        KitAccount idle = account(8);
        accounts.evictIdle();
        nanos.addAndGet(TimeUnit.MINUTES.toNanos(59));
        busy.sent().increment();
        accounts.evictIdle();
        assertThat(present).hasValue(MANY);
        nanos.addAndGet(TimeUnit.MINUTES.toNanos(1));
        accounts.evictIdle();

        assertThat(present).hasValue(1);
        assertThat(accounts.list()).containsExactly(busy);
        assertThat(account(7)).isSameAs(busy);
        assertThat(idle.isRetired()).isTrue();
        assertThat(account(8)).isNotSameAs(idle).extracting(KitAccount::quota).isNotSameAs(idle.quota());
    }

    @Test
    void aFewAreKept() {
        configure(100);
        for (int i = 0; i < 100; i++) {
            account(i);
        }
        hours(100);
        assertThat(present).hasValue(100);
    }

    @Test
    void accountsOfOneCredentialShareItsQuotaForAsLongAsOneIsThere() {
        configure(MANY);
        configuration.getApiKeys().put("again", "kit_3");
        KitAccount again = accounts.get("again", configuration, store);
        for (int i = 0; i < 200; i++) {
            account(i);
        }
        assertThat(account(3).quota()).isSameAs(again.quota());
        accounts.evictIdle();
        nanos.addAndGet(TimeUnit.HOURS.toNanos(2));
        again.sent().increment();
        accounts.evictIdle();
        assertThat(accounts.list()).containsExactly(again);
        assertThat(account(3).quota()).isSameAs(again.quota());
    }
}
