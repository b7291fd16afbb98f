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
package io.github.camelkit.webhook;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.github.camelkit.KitTestSupport;
import io.github.camelkit.simulator.state.Switch;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;

/**
 * A real HTTP server beside the context and the simulator, and what Kit does to call it.
 */
abstract class EventTestSupport extends KitTestSupport {

    protected static final String SECRET = "whsec_of_this_test";
    protected static final String TEST_EVENTS = "kit:webhook-endpoints?path=/in&autoRegister=false&signingSecret="
            + SECRET + "&events=subscriber.created";

    protected final List<Exchange> received = new CopyOnWriteArrayList<>();
    protected final HttpClient http = HttpClient.newHttpClient();
    protected String publicUrl;

    @Override
    protected void setUp() throws Exception {
        kit.switches().set(Switch.WEBHOOK_RETRIES, Collections.nCopies(20, Duration.ofMillis(50)));
        publicUrl = startServer(context);
    }

    /** Starts an HTTP server, and answers where it listens. */
    protected static String startServer(CamelContext context) throws Exception {
        MainHttpServer server = new MainHttpServer();
        server.setCamelContext(context);
        server.setHost("127.0.0.1");
        int port = freePort();
        server.setPort(port);
        server.setPath("/");
        context.addService(server, true, true);
        return "http://127.0.0.1:" + port;
    }

    protected static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** One event, as Kit writes it. */
    protected static String event(String id, String type, String data) {
        return "{\"id\":\"" + id + "\",\"type\":\"" + type + "\",\"created\":\"2026-11-02T10:00:00Z\","
                + "\"data\":" + data + "}";
    }

    /** A delivery of created subscribers, with an event each. */
    protected static String delivery(long id, String... eventIds) {
        StringBuilder events = new StringBuilder();
        for (String eventId : eventIds) {
            events.append(events.isEmpty() ? "" : ",").append(event(eventId, "subscriber.created",
                    "{\"subscriber\":{\"id\":7,\"first_name\":\"" + eventId + "\"}}"));
        }
        return "{\"delivery_id\":" + id + ",\"events\":[" + events + "]}";
    }

    protected static String signature(long seconds, byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    protected static long now() {
        return Instant.now().getEpochSecond();
    }

    protected HttpRequest.Builder request(String path, byte[] body) {
        return HttpRequest.newBuilder(URI.create(publicUrl + path)).timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    protected HttpRequest signed(String path, byte[] body) {
        return request(path, body).header("X-Kit-Signature", "t=" + now() + ",v1=" + signature(now(), body, SECRET))
                .header("X-Kit-Delivery", "1").build();
    }

    /** Sends a delivery as Kit does; answers the response. */
    protected HttpResponse<String> deliver(String path, String body) {
        return send(signed(path, body.getBytes(StandardCharsets.UTF_8)));
    }

    protected HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The result of the health check of events of a route. */
    protected HealthCheck.Result health(String route) {
        return HealthCheckHelper.invoke(context, "full").stream()
                .filter(r -> r.getCheck().getId().equals("kit-events-" + route)).findFirst().orElseThrow();
    }

    protected boolean isRegistered(String route) {
        return Boolean.TRUE.equals(health(route).getDetails().get("registered"));
    }

    protected Map<String, Object> healthDetails(String route) {
        return health(route).getDetails();
    }
}
