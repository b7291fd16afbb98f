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
package io.github.camelkit.poll;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelkit.simulator.control.SimulatorState;

/**
 * Four writers that create subscribers, tag them, sell to them, change them, let them leave, and delete some of it.
 */
final class Writers {

    private static final int WRITERS = 4;
    private static final String[] STATES = {"cancelled", "bounced", "complained"};

    private final SimulatorState state;
    private final long tag;
    private final int each;
    private final Duration time;
    private final AtomicInteger changes = new AtomicInteger();

    /** What each source must give: ids, and for changes the last content by id. */
    final Set<String> subscribers = ConcurrentHashMap.newKeySet();
    final Set<String> tagged = ConcurrentHashMap.newKeySet();
    final Set<String> bought = ConcurrentHashMap.newKeySet();
    final Map<String, String> contents = new ConcurrentHashMap<>();

    Writers(SimulatorState state, long tag, int count, Duration time) {
        this.state = state;
        this.tag = tag;
        this.each = count / WRITERS;
        this.time = time;
    }

    /** Writes evenly over the time. */
    void run() throws InterruptedException {
        ScheduledExecutorService writers = Executors.newScheduledThreadPool(WRITERS);
        CountDownLatch left = new CountDownLatch(each * WRITERS);
        for (int i = 0; i < WRITERS; i++) {
            Writer writer = new Writer(i);
            writers.scheduleAtFixedRate(() -> {
                if (writer.written.get() < each) {
                    writer.write();
                    left.countDown();
                }
            }, 0, time.toNanos() / each, TimeUnit.NANOSECONDS);
        }
        if (!left.await(5, TimeUnit.MINUTES)) {
            throw new AssertionError("the writers do not get on");
        }
        writers.shutdownNow();
    }

    int changes() {
        return changes.get();
    }

    /** Changes only what it has written itself, so that it knows what comes last. */
    private final class Writer {

        private final int number;
        private final Random random;
        private final List<Long> mine = new CopyOnWriteArrayList<>();
        private final AtomicInteger written = new AtomicInteger();

        Writer(int number) {
            this.number = number;
            this.random = new Random(number);
        }

        void write() {
            String email = "w" + number + "-" + written + "@example.com";
            long id = state.addSubscriber(email, "n0");
            mine.add(id);
            subscribers.add(String.valueOf(id));
            contents.put(String.valueOf(id), "n0 active");
            state.tag(tag, id);
            tagged.add(String.valueOf(id));
            long purchase = state.addPurchase(email, "t" + number + "-" + written);
            bought.add(String.valueOf(purchase));
            change();
            if (written.get() % 10 == 0) {
                long some = mine.get(random.nextInt(mine.size()));
                state.untag(tag, some);
                tagged.remove(String.valueOf(some));
                state.deletePurchase(purchase);
                bought.remove(String.valueOf(purchase));
            }
            written.incrementAndGet();
        }

        private void change() {
            int which = random.nextInt(mine.size());
            long some = mine.get(which);
            String email = "w" + number + "-" + which + "@example.com";
            String name = "n" + changes.incrementAndGet();
            state.addSubscriber(email, name);
            if (random.nextInt(10) == 0) {
                state.setSubscriberState(some, STATES[random.nextInt(STATES.length)]);
            }
            contents.put(String.valueOf(some), name + " " + state.subscriberState(some));
        }
    }
}
