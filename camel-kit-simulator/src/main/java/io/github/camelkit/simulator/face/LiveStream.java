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
package io.github.camelkit.simulator.face;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.control.ControlApi;
import io.github.camelkit.simulator.json.Json;
import io.undertow.Handlers;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.sse.ServerSentEventConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;

/** Tells pages what happens, as server-sent events: a few times a second, and only if something has changed. */
public final class LiveStream implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);
    private static final int PERIOD_MS = 250;
    private static final int KEEP_ALIVE_MS = 15_000;
    private static final int MAX_PAGES = 50;
    // they change by themselves, and pages count on alone
    private static final Set<String> MOVING = Set.of("quotas", "clock");

    private final ControlApi control;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private ScheduledExecutorService ticker;

    public LiveStream(ControlApi control) {
        this.control = control;
    }

    /** What answers requests for the stream. */
    public HttpHandler handler() {
        return Handlers.serverSentEvents((connection, lastEventId) -> connected(connection));
    }

    private void connected(ServerSentEventConnection connection) {
        if (listeners.size() >= MAX_PAGES) {
            IoUtils.safeClose(connection);
            return;
        }
        Listener listener = new Listener(connection);
        connection.setKeepAliveTime(KEEP_ALIVE_MS);
        connection.addCloseTask(closed -> listeners.remove(listener));
        listeners.add(listener);
        start();
    }

    // most simulators are never looked at, and need no thread for it
    private synchronized void start() {
        if (ticker == null) {
            ticker = Executors.newSingleThreadScheduledExecutor(task -> {
                Thread thread = new Thread(task, "kit-simulator-stream");
                thread.setDaemon(true);
                return thread;
            });
            ticker.scheduleWithFixedDelay(() -> listeners.forEach(Listener::tell), 0, PERIOD_MS, TimeUnit.MILLISECONDS);
        }
    }

    /** A page that listens; it is sent nothing as long as it has not taken what was sent before. */
    private final class Listener implements ServerSentEventConnection.EventCallback {

        private final ServerSentEventConnection connection;
        private final AtomicBoolean sending = new AtomicBoolean();
        private long lastRequest;
        private Map<String, Object> told = Map.of();

        Listener(ServerSentEventConnection connection) {
            this.connection = connection;
        }

        void tell() {
            if (!sending.compareAndSet(false, true)) {
                return;
            }
            try {
                ObjectNode live = control.live(lastRequest);
                Map<String, Object> now = new ConcurrentHashMap<>();
                live.properties().forEach(field -> {
                    if (!MOVING.contains(field.getKey())) {
                        now.put(field.getKey(), field.getValue());
                    }
                });
                now.put("ahead", live.at("/clock/ahead"));
                if (Objects.equals(told, now)) {
                    sending.set(false);
                    return;
                }
                lastRequest = live.get("last_request").longValue();
                now.put("requests", Json.array());
                told = now;
                connection.send(new String(Json.bytes(live), StandardCharsets.UTF_8), this);
            } catch (RuntimeException e) {
                LOG.warn("A page could not be told what happens", e);
                sending.set(false);
            }
        }

        @Override
        public void done(ServerSentEventConnection to, String data, String event, String id) {
            sending.set(false);
        }

        @Override
        public void failed(ServerSentEventConnection to, String data, String event, String id,
                           IOException problem) {
            LOG.debug("A page has gone", problem);
            IoUtils.safeClose(to);
        }
    }

    @Override
    public synchronized void close() {
        if (ticker != null) {
            ticker.shutdownNow();
        }
        listeners.forEach(listener -> IoUtils.safeClose(listener.connection));
    }
}
