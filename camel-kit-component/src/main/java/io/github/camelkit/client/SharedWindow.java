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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rolling window of one credential that several nodes share: applies what a node reports to the state, and grants it
 * slots. Nothing here reads a clock or talks to anybody. Times are milliseconds.
 * <p>
 * That no call too many is granted rests on this: a slot counts from its grant until one window after the answer to its
 * call; what is not certain is rounded against the nodes.
 */
final class SharedWindow {

    // Parts of the window
    private static final int LEASE = 6;
    private static final int HORIZON = 30;
    private static final int FLIGHT = 60;
    private static final long MIN_LEASE = 300;
    private static final long MIN_HORIZON = 20;
    // What a node that waits is expected to want until it can ask again
    private static final int APPETITE = 8;
    private static final long CLOCK_TOLERANCE = 10;
    private static final long CLOCK_DRIFT = 1_000;

    /**
     * Calls at a time.
     *
     * @param millis an age, or a time from now on
     */
    record Calls(long millis, int count) {
    }

    /** A request that may have been applied, and how many answers it reported. */
    record Tried(long seq, int answers) {
    }

    /**
     * How much time has passed for a node since it learnt the engine's.
     *
     * @param since the engine's time
     * @param least how long it was at least; {@code most}: at most
     */
    record Elapsed(long since, long least, long most) {
    }

    /**
     * What a node reports and asks. Its numbers are absolute, so that a repeated or a lost request does no harm.
     *
     * @param seq        goes up with each request
     * @param tried      the request before, if its outcome is unknown; else null
     * @param answers    ages of answers that were not reported before
     * @param everything whether the answers are all of the last window, because the engine has lost them
     * @param held       slots that it has; {@code want}: how many more it wants
     * @param pause      for how long Kit refuses calls; 0 if it does not
     * @param elapsed    null if it never knew the engine's time
     */
    record Request(String node, int limit, long seq, Tried tried, List<Calls> answers, boolean everything, int held,
            int want, long pause, Elapsed elapsed) {
    }

    /**
     * @param now      the time of the window
     * @param grants   when slots can be used
     * @param paused   for how long nothing is granted
     * @param askAgain when to ask for what was not granted; -1 if all was
     */
    record Answer(long now, List<Calls> grants, long paused, long askAgain, SharedView view) {
    }

    private final WindowState state;
    private final long window;
    private int limit;

    /**
     * @param window what this node takes for its length; the longest one of the nodes counts
     */
    SharedWindow(WindowState state, long window) {
        this.state = state;
        this.window = state.nodes.isEmpty() ? window : Math.max(window, state.window);
        state.window = this.window;
    }

    /** How long a node has its slots without asking again. */
    static long lease(long window) {
        return Math.max(window / LEASE, MIN_LEASE);
    }

    /** How far ahead slots are granted. */
    private long horizon() {
        return Math.max(window / HORIZON, MIN_HORIZON);
    }

    WindowState state() {
        return state;
    }

    /**
     * @param engineTime what the engine's clock says
     */
    Answer apply(Request request, long engineTime) {
        long now = advance(request.elapsed(), engineTime);
        expire(now);
        WindowState.Node node = state.nodes.computeIfAbsent(request.node(), id -> new WindowState.Node());
        node.limit = request.limit();
        limit = state.nodes.values().stream().mapToInt(known -> known.limit).min().getAsInt();
        report(request, node, now);
        Answer answer = grant(request, node, now);
        // A lease of nothing need not run out
        node.lease = node.held > 0 || node.want > 0 ? now + lease(window) : now;
        return answer;
    }

    /** The engine's clock can be set, and another server can take over: the node knows how long it was. */
    private long advance(Elapsed elapsed, long engineTime) {
        long now = engineTime + state.offset;
        if (elapsed != null && elapsed.most() < 2 * window) {
            long tolerance = CLOCK_TOLERANCE + elapsed.most() / CLOCK_DRIFT;
            long earliest = elapsed.since() + elapsed.least();
            if (now < earliest - tolerance || now > elapsed.since() + elapsed.most() + tolerance) {
                state.offset += earliest - now;
                now = earliest;
            }
        }
        state.time = Math.max(now, state.time);
        return state.time;
    }

    private void expire(long now) {
        state.log.headMap(now, true).clear();
        for (Iterator<WindowState.Node> nodes = state.nodes.values().iterator(); nodes.hasNext();) {
            WindowState.Node node = nodes.next();
            if (node.lease > now) {
                continue;
            }
            if (node.held > 0) {
                // Calls that were sent just before the end of the lease are on their way a little longer
                node.lapsed += node.held;
                node.lapsedUntil = node.lease + window + window / FLIGHT;
                node.held = 0;
            }
            if (node.lapsedUntil <= now) {
                node.lapsed = 0;
            }
            if (node.lapsed == 0 && node.wantUntil <= now && node.lease + window + WindowState.step(window) <= now) {
                nodes.remove();
            }
        }
    }

    private void report(Request request, WindowState.Node node, long now) {
        int applied = request.tried() != null && request.tried().seq() == node.seq ? request.tried().answers() : 0;
        if (request.everything()) {
            applied = 0;
            state.log.values().forEach(calls -> calls.remove(request.node()));
            state.log.values().removeIf(Map::isEmpty);
            state.recoverUntil = Math.max(state.recoverUntil, now + lease(window) / 2);
        }
        node.seq = request.seq();
        node.held = request.held();
        node.lapsed = 0;
        for (Calls answers : request.answers()) {
            int known = Math.min(applied, answers.count());
            applied -= known;
            long freeAt = now - answers.millis() + window;
            if (answers.count() > known && freeAt > now) {
                state.free(freeAt, request.node(), answers.count() - known);
            }
        }
        if (request.pause() > 0) {
            state.pausedUntil = Math.max(state.pausedUntil, now + request.pause());
        }
        node.asked = request.want();
        node.want = request.want();
        node.wantUntil = request.want() > 0 ? now + horizon() : 0;
    }

    private Answer grant(Request request, WindowState.Node node, long now) {
        Taken taken = taken();
        Others others = others(node, taken, now);
        int free = Math.max(0, limit - taken.held() - taken.freeAfter(now + horizon()));
        int fair = fair(request, taken, others, free);
        int granted = fair;
        long paused = Math.max(0, state.pausedUntil - now);
        if (paused > horizon() || state.recoverUntil > now) {
            granted = 0;
        } else if (others.active() > 0) {
            // Beyond its part a node gets slots evenly, so that others need not wait for the next window
            long soon = horizon() / 2;
            int left = limit - taken.held() - taken.freeAfter(now + soon) - fair - others.reserved();
            node.extraAt = Math.max(node.extraAt, now);
            long paced = (now + soon - node.extraAt) * limit / window;
            granted = (int) Math.min(request.want(), fair + Math.max(0, Math.min(paced, left)));
            node.extraAt += (granted - fair) * window / limit;
        } else {
            granted = Math.min(request.want(), fair + Math.max(0, free - others.reserved() - fair));
        }
        node.held += granted;
        node.want = request.want() - granted;
        long askAgain = -1;
        if (node.want > 0) {
            long pace = free > granted || others.active() > 0 ? horizon() / 4 : horizon() * 3 / 4;
            long next = taken.usableAt(granted + 1, limit, now) - now - horizon() / 4;
            // Not too late, so that what the engine has lost is soon reported again
            askAgain = Math.max(pace, Math.min(Math.max(next, paused - horizon() / 4), lease(window) / 3));
            node.wantUntil = now + askAgain + 2 * horizon();
        }
        return new Answer(now, grants(taken, granted, paused, now), paused, askAgain, view(taken, node, granted));
    }

    /** What a node gets of its part: as much as it wants, or its proportion if others wait as well. */
    private int fair(Request request, Taken taken, Others others, int free) {
        int part = limit / (1 + others.active());
        int due = Math.max(0, Math.min(request.want(), part - taken.of(request.node())));
        return due == 0 ? 0 : Math.min(due, (int) Math.ceil((double) free * due / (due + others.reserved())));
    }

    private List<Calls> grants(Taken taken, int granted, long paused, long now) {
        TreeMap<Long, Integer> delays = new TreeMap<>();
        for (int i = 1; i <= granted; i++) {
            delays.merge(Math.max(paused, taken.usableAt(i, limit, now) - now), 1, Integer::sum);
        }
        List<Calls> grants = new ArrayList<>();
        delays.forEach((delay, count) -> grants.add(new Calls(delay, count)));
        return grants;
    }

    // What is taken, and who waits

    /**
     * @param held   by all nodes: it is not known when they are free
     * @param freeAt when each of the others is free, in order
     * @param usage  by node
     */
    private record Taken(int held, long[] freeAt, Map<String, Integer> usage) {

        int of(String node) {
            return usage.getOrDefault(node, 0);
        }

        int freeAfter(long time) {
            int count = 0;
            for (int i = freeAt.length - 1; i >= 0 && freeAt[i] > time; i--) {
                count++;
            }
            return count;
        }

        /** When the next slot but so many can be used, as far as it is known. */
        long usableAt(int number, int limit, long now) {
            int index = held + freeAt.length + number - limit;
            return index <= 0 || index > freeAt.length ? now : Math.max(now, freeAt[index - 1]);
        }
    }

    private Taken taken() {
        int held = 0;
        Map<String, Integer> usage = new HashMap<>();
        TreeMap<Long, Integer> free = new TreeMap<>();
        state.log.forEach((at, calls) -> calls.forEach((node, count) -> {
            free.merge(at, count, Integer::sum);
            usage.merge(node, count, Integer::sum);
        }));
        for (Map.Entry<String, WindowState.Node> entry : state.nodes.entrySet()) {
            WindowState.Node node = entry.getValue();
            held += node.held;
            free.merge(node.lapsedUntil, node.lapsed, Integer::sum);
            usage.merge(entry.getKey(), node.held + node.lapsed, Integer::sum);
        }
        long[] freeAt = new long[free.values().stream().mapToInt(Integer::intValue).sum()];
        int next = 0;
        for (Map.Entry<Long, Integer> at : free.entrySet()) {
            for (int i = 0; i < at.getValue(); i++) {
                freeAt[next++] = at.getKey();
            }
        }
        return new Taken(held, freeAt, usage);
    }

    /**
     * The other nodes.
     *
     * @param active   how many have used the window, or wait
     * @param reserved slots that are kept for those that wait, or will soon, and have had less than their part
     */
    private record Others(int active, int reserved) {
    }

    private Others others(WindowState.Node me, Taken taken, long now) {
        int active = 0;
        for (Map.Entry<String, WindowState.Node> entry : state.nodes.entrySet()) {
            if (entry.getValue() != me) {
                active += entry.getValue().wantUntil > now || taken.of(entry.getKey()) > 0 ? 1 : 0;
            }
        }
        int part = limit / (1 + active);
        int reserved = 0;
        for (Map.Entry<String, WindowState.Node> entry : state.nodes.entrySet()) {
            WindowState.Node node = entry.getValue();
            if (node != me && node.wantUntil > now) {
                int wanted = node.want > 0 ? APPETITE * node.want : node.asked;
                reserved += Math.max(0, Math.min(wanted, part - taken.of(entry.getKey())));
            }
        }
        return new Others(active, reserved);
    }

    private SharedView view(Taken taken, WindowState.Node me, int granted) {
        Map<String, Integer> nodes = new LinkedHashMap<>();
        state.nodes.forEach((id, node) -> nodes.put(id, taken.of(id) + (node == me ? granted : 0)));
        return new SharedView(limit, nodes);
    }
}
