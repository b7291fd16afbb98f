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

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/** A server whose answers are written byte by byte, as no HTTP library would write them; on this machine only. */
public final class RawServer implements AutoCloseable {

    /** Writes the answer to a request; whoever throws ends the connection. */
    public interface Answer {
        void write(OutputStream out) throws IOException;
    }

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private volatile Answer answer;
    private volatile BooleanSupplier refused = () -> false;

    public RawServer(Answer answer) throws IOException {
        this.answer = answer;
        threads.execute(this::accept);
    }

    /** An answer of that head and body, after which the connection stays open. */
    public static Answer of(String head, byte[] body) {
        return out -> {
            out.write((head + "\r\nContent-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(body);
        };
    }

    public static Answer json(String body) {
        return of("HTTP/1.1 200 OK\r\nContent-Type: application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    /** How the next requests are answered. */
    public void answer(Answer next) {
        answer = next;
    }

    /** Whether a connection ends before the body of its request is read. */
    public void refuseBodies(BooleanSupplier when) {
        refused = when;
    }

    public String uri() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** The heads of the requests so far. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** Closes the connections that are open, as a server does after a while. */
    public void closeConnections() throws IOException {
        for (Socket connection : connections) {
            connection.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = server.accept();
                connections.add(connection);
                threads.execute(() -> serve(connection));
            }
        } catch (IOException e) {
            // It is closed
            return;
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            String head = head(in);
            while (head != null) {
                requests.add(head);
                if (refused.getAsBoolean()) {
                    return;
                }
                in.skipNBytes(length(head));
                answer.write(connection.getOutputStream());
                connection.getOutputStream().flush();
                head = head(in);
            }
        } catch (IOException e) {
            // The client has hung up, or was hung up on
            return;
        } finally {
            connections.remove(connection);
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static int length(String head) {
        for (String line : head.split("\r\n")) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                return Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        return 0;
    }

    @Override
    public void close() throws IOException {
        server.close();
        closeConnections();
        threads.shutdownNow();
    }
}
