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
package io.github.camelkit.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelkit.runtime.KitRuntime;

/**
 * The paths that are listened on: servers accept one path twice without complaint, and then call only one of the two.
 */
public final class PathTable {

    private static final String ANY = "/*";

    private final Map<String, String> owners = new ConcurrentHashMap<>();

    /** The one that all consumers of a context share. */
    public static PathTable of(KitRuntime runtime) {
        return runtime.shared(PathTable.class, context -> new PathTable());
    }

    /**
     * @param  open                     whether the last segment of the path can be anything
     * @param  owner                    for messages
     * @throws IllegalArgumentException if another one listens there
     */
    synchronized void claim(String path, boolean open, String owner) {
        String known = owners.get(key(path, open));
        if (known == null && open) {
            known = owners.entrySet().stream().filter(e -> parent(e.getKey()).equals(path)).map(Map.Entry::getValue)
                    .findFirst().orElse(null);
        } else if (known == null) {
            known = owners.get(parent(path) + ANY);
        }
        if (known != null) {
            throw new IllegalArgumentException("The path " + path + " is listened on already, by " + known
                    + ": give one of the two another one with the option path, callbackPath or bulkCallbackPath");
        }
        owners.put(key(path, open), owner);
    }

    synchronized void release(String path, boolean open) {
        owners.remove(key(path, open));
    }

    private static String key(String path, boolean open) {
        return open ? path + ANY : path;
    }

    private static String parent(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }
}
