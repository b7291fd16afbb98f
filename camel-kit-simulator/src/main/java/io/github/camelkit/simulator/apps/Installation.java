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
package io.github.camelkit.simulator.apps;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The app in one account: whether it is installed, its tokens for the app's own server, and the blocks of a draft. */
final class Installation {

    private final App app;
    private final PluginConnection connection;
    private final List<Block> blocks = new CopyOnWriteArrayList<>();
    private final AtomicInteger lastId = new AtomicInteger();
    private volatile boolean installed;

    Installation(App app, PluginConnection connection) {
        this.app = app;
        this.connection = connection;
    }

    boolean installed() {
        return installed;
    }

    void install() {
        installed = true;
    }

    PluginConnection connection() {
        return connection;
    }

    List<Block> blocks() {
        return List.copyOf(blocks);
    }

    Block add(AppPlugin plugin) {
        if (!installed) {
            throw new IllegalArgumentException("The app " + app.name() + " is not installed");
        }
        Block block = new Block(lastId.incrementAndGet(), plugin, connection);
        blocks.add(block);
        return block;
    }

    Block block(int id) {
        return blocks.stream().filter(block -> block.id() == id).findFirst().orElseThrow(
                () -> new IllegalArgumentException("There is no block " + id));
    }

    void remove(int id) {
        blocks.removeIf(block -> block.id() == id);
    }

    /** Forgets everything, and informs the app. */
    void uninstall() {
        installed = false;
        blocks.clear();
        connection.revoke();
    }
}
