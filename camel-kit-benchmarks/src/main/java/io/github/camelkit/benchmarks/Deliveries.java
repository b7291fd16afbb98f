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
package io.github.camelkit.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** Sends signed deliveries as Kit does, none of them twice. */
final class Deliveries {

    private static final AtomicLong IDS = new AtomicLong();
    private static final int EVENT_LENGTH = 320;
    private static final int REFUSED = 300;

    private final HttpClient client;
    private final String address;
    private final int events;

    /**
     * @param address of the route that takes them
     * @param events  in each
     */
    Deliveries(HttpClient client, String address, int events) {
        this.client = client;
        this.address = address;
        this.events = events;
    }

    /**
     * Sends one.
     *
     * @throws IOException if it is not taken
     */
    void send() throws IOException {
        byte[] body = body();
        long seconds = System.currentTimeMillis() / 1000;
        HttpPost request = new HttpPost(address);
        request.setHeader("X-Kit-Signature", "t=" + seconds + ",v1=" + signature(seconds, body));
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        int status = client.execute(request, response -> {
            EntityUtils.consume(response.getEntity());
            return response.getCode();
        });
        if (status >= REFUSED) {
            throw new IOException(address + " answered " + status);
        }
    }

    private byte[] body() {
        StringBuilder json = new StringBuilder(events * EVENT_LENGTH + EVENT_LENGTH)
                .append("{\"delivery_id\":").append(IDS.incrementAndGet()).append(",\"events\":[");
        for (int i = 0; i < events; i++) {
            long id = IDS.incrementAndGet();
            json.append(i == 0 ? "" : ",").append("{\"id\":\"evt_").append(id)
                    .append("\",\"type\":\"subscriber.created\",\"created\":\"2026-11-02T10:00:00Z\","
                            + "\"data\":{\"subscriber\":{\"id\":").append(id)
                    .append(",\"first_name\":\"Ann\",\"email_address\":\"ann").append(id)
                    .append("@example.com\",\"state\":\"active\",\"created_at\":\"2026-11-02T10:00:00Z\",\"fields\":{"
                            + "\"last_name\":\"Archer\",\"town\":\"Aberdeen\"}}}}");
        }
        return json.append("]}").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String signature(long seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(EventsProcess.SECRET.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
