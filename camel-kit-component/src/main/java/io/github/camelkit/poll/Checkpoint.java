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

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.camelkit.http.Json;
import io.github.camelkit.operation.Feed;

/**
 * How far a source was read, and which items were done beyond that. It is kept as a JSON object:
 * <ul>
 * <li>{@code version}: 1; {@code kind}: what the source goes by, a {@link Feed.Kind}</li>
 * <li>{@code reached}: Kit's time when the last poll began after which nothing was left to do</li>
 * <li>{@code start}: nothing before this time is wanted</li>
 * <li>{@code settled}: nothing up to this id is wanted</li>
 * <li>{@code levels}: pairs of a time in seconds and the highest id that was listed then</li>
 * <li>{@code seen}: what is done and can still be listed, by id: the mark, and when it was seen, in seconds</li>
 * <li>{@code catchUp}: a stretch of the past that is read page by page: its bounds ({@code from} and {@code until}, or
 * {@code above} and {@code below}), the cursor of the page before the next, whether Kit has refused such a cursor
 * ({@code again}), and what of that is done</li>
 * </ul>
 */
final class Checkpoint {

    private static final int VERSION = 1;

    /**
     * What is known of an item that is done.
     *
     * @param at Kit's time in seconds when it was listed
     */
    record Known(String mark, long at) {
    }

    /** A stretch of the past that is read page by page. */
    static final class CatchUp {
        Instant from;
        Instant until;
        long above;
        long below;
        String after;
        boolean again;
        Map<String, Known> seen = new LinkedHashMap<>();
    }

    private final Feed.Kind kind;
    Instant reached;
    Instant start;
    long settled;
    final TreeMap<Long, Long> levels = new TreeMap<>();
    Map<String, Known> seen = new LinkedHashMap<>();
    CatchUp catchUp;

    Checkpoint(Feed.Kind kind) {
        this.kind = kind;
    }

    /** Whether nothing was polled so far. */
    boolean isFresh() {
        return reached == null;
    }

    String write() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", VERSION);
        json.put("kind", kind.name());
        put(json, "reached", reached);
        put(json, "start", start);
        json.put("settled", settled);
        json.put("levels", levels.entrySet().stream().map(e -> List.of(e.getKey(), e.getValue())).toList());
        json.put("seen", write(seen));
        if (catchUp != null) {
            Map<String, Object> past = new LinkedHashMap<>();
            put(past, "from", catchUp.from);
            put(past, "until", catchUp.until);
            past.put("above", catchUp.above);
            past.put("below", catchUp.below);
            past.put("after", catchUp.after);
            if (catchUp.again) {
                past.put("again", true);
            }
            past.put("seen", write(catchUp.seen));
            json.put("catchUp", past);
        }
        return Json.write(json);
    }

    private static void put(Map<String, Object> json, String name, Instant time) {
        if (time != null) {
            json.put(name, time.toString());
        }
    }

    private static Map<String, Object> write(Map<String, Known> seen) {
        Map<String, Object> json = new LinkedHashMap<>();
        seen.forEach((id, known) -> json.put(id, List.of(known.mark(), known.at())));
        return json;
    }

    /**
     * @throws IOException if it is not a checkpoint, or not one that is understood; says why
     */
    static Checkpoint read(String text, Feed.Kind kind) throws IOException {
        Map<String, Object> json = Json.asObject(Json.read(text));
        if (json == null) {
            throw new IOException("not a JSON object");
        }
        if (!Integer.valueOf(VERSION).equals(json.get("version"))) {
            throw new IOException("its version is " + json.get("version") + ", and only " + VERSION + " is known");
        }
        if (!kind.name().equals(json.get("kind"))) {
            throw new IOException("it is of another kind of source: " + json.get("kind") + ", not " + kind);
        }
        try {
            return read(json, kind);
        } catch (DateTimeException | ClassCastException | NullPointerException | IndexOutOfBoundsException e) {
            throw new IOException("it is damaged", e);
        }
    }

    private static Checkpoint read(Map<String, Object> json, Feed.Kind kind) {
        Checkpoint checkpoint = new Checkpoint(kind);
        checkpoint.reached = time(json.get("reached"));
        checkpoint.start = time(json.get("start"));
        checkpoint.settled = number(json.get("settled"));
        for (Object level : Json.asList(json.get("levels"))) {
            checkpoint.levels.put(number(Json.asList(level).get(0)), number(Json.asList(level).get(1)));
        }
        checkpoint.seen = seen(json.get("seen"));
        Map<String, Object> past = Json.asObject(json.get("catchUp"));
        if (past != null) {
            checkpoint.catchUp = new CatchUp();
            checkpoint.catchUp.from = time(past.get("from"));
            checkpoint.catchUp.until = time(past.get("until"));
            checkpoint.catchUp.above = number(past.get("above"));
            checkpoint.catchUp.below = number(past.get("below"));
            checkpoint.catchUp.after = (String) past.get("after");
            checkpoint.catchUp.again = Boolean.TRUE.equals(past.get("again"));
            checkpoint.catchUp.seen = seen(past.get("seen"));
        }
        return checkpoint;
    }

    private static Instant time(Object text) {
        return text == null ? null : Instant.parse((String) text);
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    private static Map<String, Known> seen(Object json) {
        Map<String, Known> seen = new LinkedHashMap<>();
        Json.asObject(json).forEach((id, known) -> seen.put(id,
                new Known((String) Json.asList(known).get(0), number(Json.asList(known).get(1)))));
        return seen;
    }
}
