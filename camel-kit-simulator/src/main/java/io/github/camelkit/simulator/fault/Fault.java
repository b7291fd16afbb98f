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
package io.github.camelkit.simulator.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that goes wrong with the next calls. It takes effect once it is said what goes wrong; several things may
 * be combined, as a status, a header and a delay.
 */
public final class Fault {

    /** What happens to the connection. */
    public enum Mode {
        /** The answer is sent. */
        ANSWER,
        /** The connection is closed before the request is processed. */
        DROP_BEFORE,
        /** The request is processed, and the connection is closed instead of answering. */
        DROP_AFTER,
        /** The answer ends in the middle. */
        TRUNCATE,
        /** The request is not processed, and there is no answer while the simulator runs. */
        NEVER
    }

    private final Map<String, String> headers = new LinkedHashMap<>();
    private final long id;
    private int left;
    private String method;
    private String[] path;
    private boolean armed;
    private Mode mode = Mode.ANSWER;
    private Duration delay = Duration.ZERO;
    private int status;
    private String body;
    private String contentType;

    Fault(long id, int count) {
        this.id = id;
        left = count;
    }

    /**
     * Restricts the fault to one operation; call it before saying what goes wrong.
     *
     * @param onMethod the HTTP method
     * @param onPath   the path, in which {@code *} stands for one segment
     */
    public synchronized Fault on(String onMethod, String onPath) {
        method = onMethod;
        path = onPath.split("/", -1);
        return this;
    }

    /** Answers this status, with the body that Kit would send. */
    public synchronized Fault status(int code) {
        status = code;
        return arm();
    }

    /** Answers this status and body. */
    public synchronized Fault status(int code, String text, String type) {
        body = text;
        contentType = type;
        return status(code);
    }

    /** Answers this status and a page of HTML, as a proxy in front of Kit would. */
    public Fault html(int code) {
        return status(code, "<html><head><title>" + code + "</title></head><body>" + code + "</body></html>",
                "text/html");
    }

    /** Adds a header to the answer. */
    public synchronized Fault header(String name, String value) {
        headers.put(name, value);
        return arm();
    }

    /** Processes the request and holds the answer back. */
    public synchronized Fault delay(Duration duration) {
        delay = duration;
        return arm();
    }

    /** Closes the connection before the request is processed. */
    public Fault dropBefore() {
        return mode(Mode.DROP_BEFORE);
    }

    /** Processes the request and closes the connection without an answer. */
    public Fault dropAfter() {
        return mode(Mode.DROP_AFTER);
    }

    /** Announces more bytes than are sent, and closes the connection. */
    public Fault truncate() {
        return mode(Mode.TRUNCATE);
    }

    /** Never answers. */
    public Fault never() {
        return mode(Mode.NEVER);
    }

    private synchronized Fault mode(Mode what) {
        mode = what;
        return arm();
    }

    private Fault arm() {
        armed = true;
        return this;
    }

    /** Uses the fault for this call if it is one of its calls. */
    synchronized boolean take(String callMethod, String[] callPath, boolean api) {
        if (!armed || left == 0 || !matches(callMethod, callPath, api)) {
            return false;
        }
        left--;
        return true;
    }

    synchronized boolean isSpent() {
        return left == 0;
    }

    private boolean matches(String callMethod, String[] callPath, boolean api) {
        if (method == null) {
            return api;
        }
        if (!method.equals(callMethod) || path.length != callPath.length) {
            return false;
        }
        for (int i = 0; i < path.length; i++) {
            if (!path[i].equals("*") && !path[i].equals(callPath[i])) {
                return false;
            }
        }
        return true;
    }

    /** Its number. */
    public long id() {
        return id;
    }

    /** How many calls it is still for. */
    public synchronized int left() {
        return left;
    }

    /** The method and path of its operation, {@code null} when it is for all. */
    public synchronized String operation() {
        return method == null ? null : method + " " + String.join("/", path);
    }

    /** What it does to a call, in words. */
    public synchronized String effect() {
        List<String> words = new ArrayList<>();
        if (status != 0) {
            words.add("answered " + status);
        }
        switch (mode) {
            case DROP_BEFORE -> words.add("connection closed before the request was processed");
            case DROP_AFTER -> words.add("processed, and the connection closed without an answer");
            case TRUNCATE -> words.add("the answer ends in the middle");
            case NEVER -> words.add("never answered");
            default -> { }
        }
        headers.forEach((name, value) -> words.add("with the header " + name + ": " + value));
        if (!delay.isZero()) {
            words.add("answered " + delay.toMillis() + " ms later");
        }
        return String.join(", ", words);
    }

    public synchronized Mode mode() {
        return mode;
    }

    public synchronized Duration delay() {
        return delay;
    }

    /** The status to answer, 0 for that of the processed request. */
    public synchronized int status() {
        return status;
    }

    /** The body to answer, {@code null} for the one that Kit would send. */
    public synchronized String body() {
        return body;
    }

    public synchronized String contentType() {
        return contentType;
    }

    public synchronized Map<String, String> headers() {
        return Map.copyOf(headers);
    }
}
