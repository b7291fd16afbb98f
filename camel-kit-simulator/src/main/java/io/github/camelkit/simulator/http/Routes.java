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
package io.github.camelkit.simulator.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The table of operations, and the way from a path to one of them. */
public final class Routes {

    /** The query parameters of every list. */
    public static final String PAGE = "after before include_total_count per_page ";

    private static final String ID = "{id}";

    private final Node root = new Node();
    private final Map<String, Group> groups = new ConcurrentHashMap<>();

    private static final class Node {
        private final Map<String, Node> children = new ConcurrentHashMap<>();
        private final Map<String, Route> methods = new TreeMap<>();
    }

    /** Operations that are added when the first of them is called. */
    private static final class Group {

        private final List<Consumer<Routes>> registrations = new ArrayList<>();
        private boolean added;

        synchronized void add(Routes routes) {
            if (!added) {
                registrations.forEach(one -> one.accept(routes));
                added = true;
            }
        }
    }

    /**
     * Operations whose paths begin with {@code /v4/} and this name. They are added when one of them is called, because
     * loading all of them would be a good part of the time until the first answer.
     */
    public void group(String name, Consumer<Routes> registration) {
        groups.computeIfAbsent(name, key -> new Group()).registrations.add(registration);
    }

    /** The operations of a path by method, and the ids in the path. */
    public record Match(Map<String, Route> methods, long[] ids) {
        public Collection<String> allowed() {
            return methods.keySet();
        }
    }

    /** A read without a list's parameters beyond those given, separated by spaces. */
    public void get(String path, String parameters, Route.Handler handler) {
        add("GET", path, false, false, parameters, handler);
    }

    /** A change. */
    public void write(String method, String path, Route.Handler handler) {
        write(method, path, "", handler);
    }

    /** A change with query parameters, separated by spaces. */
    public void write(String method, String path, String parameters, Route.Handler handler) {
        add(method, path, false, true, parameters, handler);
    }

    /** An operation for access tokens only. */
    public void oauth(String method, String path, String parameters, Route.Handler handler) {
        add(method, path, true, !method.equals("GET"), parameters, handler);
    }

    /** A read that is sent as POST. */
    public void query(String path, Route.Handler handler) {
        add("POST", path, false, false, "", handler);
    }

    private void add(String method, String path, boolean oauthOnly, boolean writes, String parameters,
                     Route.Handler handler) {
        Node node = root;
        for (String segment : path.substring(1).split("/")) {
            node = node.children.computeIfAbsent(segment, name -> new Node());
        }
        Set<String> names = parameters.isBlank() ? Set.of() : Set.of(parameters.trim().split(" +"));
        node.methods.put(method, new Route(method, path, oauthOnly, writes, names, handler));
    }

    /** The operations of a raw path, or {@code null}. */
    public Match find(String path) {
        String[] segments = path.substring(1).split("/", -1);
        Group group = segments.length < 2 ? null : groups.get(segments[1]);
        if (group != null) {
            group.add(this);
        }
        long[] ids = new long[segments.length];
        int count = 0;
        Node node = root;
        for (String segment : segments) {
            Node next = node.children.get(segment);
            if (next == null) {
                next = node.children.get(ID);
                ids[count++] = next == null ? -1 : parseId(segment);
            }
            if (next == null || segment.equals(ID) || count > 0 && ids[count - 1] < 0) {
                return null;
            }
            node = next;
        }
        return node.methods.isEmpty() ? null : new Match(node.methods, ids);
    }

    private static long parseId(String segment) {
        if (segment.isEmpty() || segment.length() > 18) {
            return -1;
        }
        long id = 0;
        for (int i = 0; i < segment.length(); i++) {
            char digit = segment.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            id = id * 10 + digit - '0';
        }
        return id;
    }
}
