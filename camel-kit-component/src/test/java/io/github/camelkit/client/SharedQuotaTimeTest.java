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

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import io.github.camelkit.store.MemorySharedStore;
import io.github.camelkit.store.SharedStore.Space;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nodes that share a window, in virtual time, against a strict rolling window: what goes wrong now and then in a year
 * goes wrong all the time here.
 */
class SharedQuotaTimeTest {

    private static final long SECOND = 1_000_000_000L;
    private static final String KEY = "quota/k";
    private static final int SEEDS = 10;

    enum Scenario {
        EVEN, LIGHT, KILL, FREEZE, CLOCK, DOWN, LOST, RESTORED, UNKNOWN;

        /** Slots of a node that dies are lost until it is certain that they are free. */
        double share() {
            return this == KILL || this == FREEZE ? 0.95 : 0.99;
        }
    }

    @ParameterizedTest
    @EnumSource
    void threeNodes(Scenario scenario) {
        for (int seed = 1; seed <= SEEDS; seed++) {
            new World(3, 600, 60, scenario, seed).check(5);
        }
    }

    @ParameterizedTest
    @EnumSource
    void tenNodes(Scenario scenario) {
        for (int seed = 1; seed <= SEEDS; seed++) {
            new World(10, 600, 60, scenario, seed).check(5);
        }
    }

    @Test
    void aLoneCallCostsOneReadAndOneUpdate() {
        World world = new World(1, 120, 60, Scenario.EVEN, 1);
        world.nodes.forEach(node -> node.callers = 0);
        world.time.runUntil(world.start + 10 * SECOND);
        assertThat(world.store.statements()).isZero();
        world.nodes.get(0).call(0, false);
        world.time.runUntil(world.start + 3_600 * SECOND);
        assertThat(world.accepted).isOne();
        assertThat(world.store.statements()).isEqualTo(2);
    }

    /** An engine, Kit and some nodes. */
    private static final class World {

        final VirtualTime time = new VirtualTime(1_000_000_000_000L);
        final Random random;
        final Scenario scenario;
        final long seed;
        final int limit;
        final long window;
        final long start = time.now();
        final List<Node> nodes = new ArrayList<>();
        final int[] byNode;
        final List<Long> lightWaits = new ArrayList<>();
        final ArrayDeque<Long> counted = new ArrayDeque<>();
        final Engine store = new Engine();
        long jump;
        int accepted;
        int refused;

        World(int count, int limit, long seconds, Scenario scenario, long seed) {
            this.random = new Random(seed * 31 + List.of(Scenario.values()).indexOf(scenario));
            this.scenario = scenario;
            this.seed = seed;
            this.limit = limit;
            this.window = seconds * SECOND;
            this.byNode = new int[count];
            for (int i = 0; i < count; i++) {
                nodes.add(new Node(i));
            }
        }

        long upTo(long nanos) {
            return (long) (random.nextDouble() * nanos);
        }

        void check(int minutes) {
            long end = start + 60L * minutes * SECOND;
            for (Node node : List.copyOf(nodes)) {
                time.at(start + upTo(3 * SECOND), node::begin);
            }
            for (long at = start; at < end; at += 60 * SECOND) {
                trouble(at);
            }
            time.runUntil(start + window);
            int before = accepted;
            long statements = store.statements();
            // Who comes first has more of the first window, and the others of the second
            time.runUntil(start + 2 * window);
            Arrays.fill(byNode, 0);
            time.runUntil(end);
            String what = scenario + ", " + nodes.size() + " nodes, seed " + seed;
            double share = (accepted - before) / ((double) limit * (end - start - window) / window);
            assertThat(refused).as("429s, %s", what).isZero();
            assertThat(share).as("share, %s", what).isGreaterThanOrEqualTo(scenario.share());
            assertThat((store.statements() - statements) / (double) (accepted - before)).as("statements a call, %s", what)
                    .isLessThan(nodes.size() == 3 ? 2 : 6);
            int mean = Arrays.stream(byNode).sum() / byNode.length;
            if (scenario == Scenario.EVEN) {
                assertThat(Arrays.stream(byNode).boxed()).as(what).allSatisfy(
                        calls -> assertThat(calls).isBetween(mean * 9 / 10, mean * 11 / 10));
            } else if (scenario == Scenario.LIGHT && nodes.size() == 10) {
                // One caller can hardly use up the part of a node, and is left to
                assertThat(Arrays.stream(byNode).boxed()).as(what).allSatisfy(
                        calls -> assertThat(calls).isGreaterThan(mean * 3 / 4));
            } else if (scenario == Scenario.LIGHT) {
                Collections.sort(lightWaits);
                assertThat(lightWaits.get(lightWaits.size() * 99 / 100)).as("waits, %s", what)
                        .isLessThanOrEqualTo(SECOND);
            }
        }

        private void trouble(long minute) {
            if (minute == start) {
                // While nodes begin: one that knows of nothing cannot report that something is missing
                return;
            }
            long at = minute + upTo(40 * SECOND);
            switch (scenario) {
                case KILL -> time.at(at, this::kill);
                case FREEZE -> time.at(at, () -> nodes.get(random.nextInt(nodes.size())).frozenUntil = time.now()
                        + 11 * SECOND + upTo(80 * SECOND));
                case CLOCK -> time.at(at, () -> jump += (random.nextBoolean() ? 1 : -1)
                        * (2_000L + random.nextInt(600_000)));
                case DOWN -> {
                    if ((minute - start) / (60 * SECOND) % 3 == 2) {
                        time.at(at, () -> store.down(true));
                        time.at(at + 8 * SECOND, () -> store.down(false));
                    }
                }
                case LOST -> time.at(at, () -> store.put(Space.STATE, KEY, null));
                case RESTORED -> {
                    String[] backup = new String[1];
                    time.at(at, () -> backup[0] = store.value(Space.STATE, KEY));
                    time.at(at + 3 * SECOND, () -> store.put(Space.STATE, KEY, backup[0]));
                }
                default -> { }
            }
        }

        /** Another one takes its place. */
        private void kill() {
            int which = random.nextInt(nodes.size());
            nodes.get(which).dead = true;
            nodes.set(which, new Node(which));
            time.at(time.now() + SECOND, nodes.get(which)::begin);
        }

        /** Kit counts a call when it arrives. */
        boolean arrives() {
            while (!counted.isEmpty() && counted.peekFirst() <= time.now() - window) {
                counted.pollFirst();
            }
            if (counted.size() >= limit) {
                refused++;
                return false;
            }
            counted.addLast(time.now());
            accepted++;
            return true;
        }

        private final class Engine extends MemorySharedStore {

            Engine() {
                super(() -> time.now() / 1_000_000 + jump);
            }

            @Override
            public synchronized long replace(Space space, String key, long version, String value, Duration keep)
                    throws IOException {
                long done = super.replace(space, key, version, value, keep);
                if (scenario == Scenario.UNKNOWN && random.nextInt(50) == 0) {
                    throw new IOException("the connection ended before the answer");
                }
                return done;
            }
        }

        private final class Node implements VirtualTime.Machine {

            private final int index;
            private final boolean light;
            private final VirtualTime.Threads threads;
            private final SharedQuota quota;
            private int callers;
            private boolean dead;
            private long frozenUntil;

            Node(int index) {
                this.index = index;
                this.light = scenario == Scenario.LIGHT && index > 0;
                this.callers = light ? 1 : 30;
                this.threads = time.new Threads(this, () -> 1_000_000 + upTo(2_000_000));
                // Clocks of nodes have nothing to do with each other
                long clock = random.nextLong();
                this.quota = new SharedQuota(new Quota.Settings(limit, window, 100_000, 600 * SECOND), KEY,
                        new SharedQuota.Tools(store, "n" + index + 'x' + random.nextInt(Integer.MAX_VALUE), threads, threads,
                                () -> time.now() + clock));
            }

            @Override
            public boolean isDead() {
                return dead;
            }

            @Override
            public long frozenUntil() {
                return frozenUntil;
            }

            void begin() {
                for (int i = 0; i < callers; i++) {
                    call(quota.nextTicket(), true);
                }
            }

            void call(long ticket, boolean again) {
                long asked = time.now();
                long deadline = quota.nextDeadline();
                quota.acquire(new Quota.Waiter() {
                    @Override
                    public long ticket() {
                        return ticket;
                    }

                    @Override
                    public boolean isReturning() {
                        return false;
                    }

                    @Override
                    public long deadline() {
                        return deadline;
                    }

                    @Override
                    public void granted() {
                        if (light && asked >= start + window) {
                            lightWaits.add(time.now() - asked);
                        }
                        threads.execute(() -> send(ticket, again));
                    }

                    @Override
                    public void refused(Quota.Refusal why) {
                        throw new AssertionError(why);
                    }
                });
            }

            private void send(long ticket, boolean again) {
                if (!quota.send()) {
                    call(ticket, again);
                    return;
                }
                long up = 20_000_000 + upTo(180_000_000);
                long down = 20_000_000 + upTo(180_000_000);
                time.at(time.now() + up, () -> {
                    boolean accepted = arrives();
                    byNode[index] += accepted ? 1 : 0;
                    threads.at(time.now() + down, () -> {
                        quota.answered();
                        if (!accepted) {
                            quota.pause(0);
                        }
                        if (again) {
                            call(quota.nextTicket(), true);
                        }
                    });
                });
            }
        }
    }
}
