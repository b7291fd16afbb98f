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
package io.github.camelkit.simulator;

import io.github.camelkit.simulator.api.Operations;
import io.github.camelkit.simulator.http.HttpServer;
import io.github.camelkit.simulator.json.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads classes ahead of their use, on threads of its own. It changes nothing but when they are there. */
final class HeadStart {

    private static final Logger LOG = LoggerFactory.getLogger(HeadStart.class);

    private HeadStart() {
    }

    static void begin() {
        run("server", HttpServer::load);
        run("json", () -> {
            Json.bytes(Json.object());
            Operations.routes();
        });
    }

    private static void run(String what, Runnable load) {
        Thread thread = new Thread(() -> {
            try {
                load.run();
            } catch (RuntimeException e) {
                LOG.debug("Loading ahead failed; it is loaded when it is needed", e);
            }
        }, "kit-simulator-head-start-" + what);
        thread.setDaemon(true);
        thread.start();
    }
}
