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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the store has of a credential's window, which is one small text. Times are milliseconds of the engine; in the
 * text they are relative to the time of the state, so that it stays short:
 * <pre>
 * format window time offset paused recover
 * node limit seq held lease asked want wantUntil extraAt lapsed lapsedUntil    (a line for each)
 *
 * when node calls, when node calls, ...                                    (steps since the one before, and so on)
 * </pre>
 */
final class WindowState {

    private static final int FORMAT = 1;
    private static final int STEPS = 240;
    private static final int HEAD_FIELDS = 6;
    private static final int NODE_FIELDS = 11;

    /** What is known of a node. */
    static final class Node {
        /** Of its requests within the window. */
        int limit;
        /** The number of its last request that was applied. */
        long seq;
        /** Slots that it has, for calls under way or to come. */
        int held;
        /** Until when it has them, unless it asks again. */
        long lease;
        /** Slots that it has asked for lately; {@code want}: that it still waits for. */
        int asked;
        int want;
        long wantUntil;
        /** Until when what it got beyond its part is spread evenly. */
        long extraAt;
        /** Slots of a lease that ran out: they count as used until then. */
        int lapsed;
        long lapsedUntil;
    }

    long window;
    long time;
    /** What is added to the engine's clock, which may have been set. */
    long offset;
    long pausedUntil;
    /** Nothing is granted before the others have said what they know. */
    long recoverUntil;
    final Map<String, Node> nodes = new LinkedHashMap<>();
    /** When slots are free again: the calls of each node. */
    final TreeMap<Long, Map<String, Integer>> log = new TreeMap<>();

    /** In such steps times of the log are kept, rounded up. */
    static long step(long window) {
        return Math.max(window / STEPS, 1);
    }

    void free(long at, String node, int calls) {
        long step = step(window);
        log.computeIfAbsent((at + step - 1) / step * step, k -> new HashMap<>()).merge(node, calls, Integer::sum);
    }

    String write() {
        StringBuilder text = new StringBuilder();
        append(text, FORMAT, window, time, offset, Math.max(0, pausedUntil - time), Math.max(0, recoverUntil - time));
        Map<String, Integer> numbers = new HashMap<>();
        nodes.forEach((id, node) -> {
            numbers.put(id, numbers.size());
            text.append('\n').append(id).append(' ');
            append(text, node.limit, node.seq, node.held, node.lease - time, node.asked,
                    node.want, node.wantUntil - time,
                    node.extraAt - time, node.lapsed, node.lapsedUntil - time);
        });
        text.append("\n\n");
        long step = step(window);
        long before = time / step;
        for (Map.Entry<Long, Map<String, Integer>> at : log.entrySet()) {
            long when = (at.getKey() + step - 1) / step;
            for (Map.Entry<String, Integer> calls : at.getValue().entrySet()) {
                append(text, when - before, numbers.get(calls.getKey()), calls.getValue());
                text.append(',');
                before = when;
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, long... numbers) {
        for (int i = 0; i < numbers.length; i++) {
            text.append(i == 0 ? "" : " ").append(numbers[i]);
        }
    }

    /**
     * @param  text        null for a window that nobody has used
     * @throws IOException if it cannot be understood
     */
    static WindowState read(String text) throws IOException {
        if (text == null) {
            return new WindowState();
        }
        int format = 0;
        try {
            format = Integer.parseInt(text.substring(0, Math.max(0, text.indexOf(' '))));
            if (format == FORMAT) {
                return parse(text.split("\n", -1));
            }
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new IOException("The shared window of a quota in the store is damaged: remove it, and calls go on", e);
        }
        throw new IOException("The shared window of a quota in the store has the format " + format
                + ", and this version of camel-kit knows " + FORMAT + " only: run the same version on all nodes");
    }

    private static WindowState parse(String[] lines) {
        WindowState state = new WindowState();
        String[] head = fields(lines[0], HEAD_FIELDS);
        state.window = Long.parseLong(head[1]);
        state.time = Long.parseLong(head[2]);
        state.offset = Long.parseLong(head[3]);
        state.pausedUntil = state.time + Long.parseLong(head[4]);
        state.recoverUntil = state.time + Long.parseLong(head[5]);
        List<String> ids = new ArrayList<>();
        int line = 1;
        for (; !lines[line].isEmpty(); line++) {
            String[] fields = fields(lines[line], NODE_FIELDS);
            ids.add(fields[0]);
            state.nodes.put(fields[0], state.node(fields));
        }
        state.parseLog(lines[line + 1], ids);
        return state;
    }

    private static String[] fields(String line, int count) {
        String[] fields = line.split(" ");
        if (fields.length != count) {
            throw new IndexOutOfBoundsException("fields");
        }
        return fields;
    }

    private Node node(String[] fields) {
        Node node = new Node();
        node.limit = Integer.parseInt(fields[1]);
        node.seq = Long.parseLong(fields[2]);
        node.held = Integer.parseInt(fields[3]);
        node.lease = time + Long.parseLong(fields[4]);
        node.asked = Integer.parseInt(fields[5]);
        node.want = Integer.parseInt(fields[6]);
        node.wantUntil = time + Long.parseLong(fields[7]);
        node.extraAt = time + Long.parseLong(fields[8]);
        node.lapsed = Integer.parseInt(fields[9]);
        node.lapsedUntil = time + Long.parseLong(fields[10]);
        return node;
    }

    private void parseLog(String line, List<String> ids) {
        long step = step(window);
        long at = time / step;
        for (String entry : line.isEmpty() ? new String[0] : line.split(",")) {
            String[] fields = fields(entry, 3);
            at += Long.parseLong(fields[0]);
            log.computeIfAbsent(at * step, k -> new HashMap<>()).merge(ids.get(Integer.parseInt(fields[1])),
                    Integer.parseInt(fields[2]), Integer::sum);
        }
    }
}
