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
package io.github.camelkit.http;

import java.io.IOException;

import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * A request under way: first it waits for a connection, then it is sent, and has as long for either. Until all of it
 * was sent, nobody can have carried it out.
 */
final class UnderWay {

    private static final String ATTRIBUTE = "io.github.camelkit.sent";

    private final HttpUriRequestBase request;
    private final boolean repeatable;
    private final long deadlineNanos;
    private volatile long until;
    private volatile boolean sent;
    private volatile boolean flooded;
    private volatile boolean headersRead;
    private volatile EndpointDetails connection;
    private volatile long receivedBefore;

    /**
     * @param repeatable whether it may be sent again when its outcome is unknown
     */
    UnderWay(HttpUriRequestBase request, boolean repeatable, long deadlineNanos, HttpContext context) {
        this.request = request;
        this.repeatable = repeatable;
        this.deadlineNanos = deadlineNanos;
        this.until = System.nanoTime() + deadlineNanos;
        context.setAttribute(ATTRIBUTE, this);
    }

    /** Null where it is a request of somebody else. */
    static UnderWay of(HttpContext context) {
        return context.getAttribute(ATTRIBUTE) instanceof UnderWay known ? known : null;
    }

    /** There is a connection. */
    void leaves() {
        until = System.nanoTime() + deadlineNanos;
        // Otherwise its last byte is not sent before that of its body
        sent = request.getEntity() == null;
    }

    /**
     * It is sent over that connection. To look whether its server has closed it takes a millisecond: worth it where the
     * request could not be sent again.
     *
     * @throws IOException if the connection is closed
     */
    void goesOver(HttpClientConnection over) throws IOException {
        EndpointDetails details = over.getEndpointDetails();
        if (!repeatable && details != null && details.getRequestCount() > 0 && over.isStale()) {
            sent = false;
            throw new IOException("the server has closed the connection");
        }
        receivedBefore = details == null ? 0 : details.getReceivedBytesCount();
        connection = details;
    }

    void bodySent() {
        sent = true;
    }

    boolean isSent() {
        return sent;
    }

    void headersRead() {
        headersRead = true;
    }

    /** Whether it was ended because the headers of its answer had no end. */
    boolean isFlooded() {
        return flooded;
    }

    /** Ends it if it takes too long, or if the headers of its answer are longer than they may be. */
    void endIfOverdue(long now, long maxHeaders) {
        EndpointDetails over = connection;
        if (!headersRead && over != null && over.getReceivedBytesCount() - receivedBefore > maxHeaders) {
            flooded = true;
            request.abort();
        } else if (until - now < 0) {
            request.abort();
        }
    }
}
