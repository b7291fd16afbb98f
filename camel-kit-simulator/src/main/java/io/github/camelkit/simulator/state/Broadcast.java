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
package io.github.camelkit.simulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A broadcast; {@code sendAt} is in milliseconds, 0 for a draft, {@code writtenAt} is when it was last written, and
 * {@code progress} is a status that was set by hand.
 */
public record Broadcast(long id, ObjectNode json, long sendAt, long writtenAt, String progress) {

    public static final String DRAFT = "draft";
    public static final String SCHEDULED = "scheduled";
    public static final String SENDING = "sending";
    public static final String COMPLETED = "completed";
    public static final String ABORTED = "aborted";

    /** Where it stands. */
    public String status(long now) {
        if (progress != null) {
            return progress;
        }
        if (sendAt == 0) {
            return DRAFT;
        }
        return sendAt > now ? SCHEDULED : COMPLETED;
    }

    /** When it went out: a time in the past means at once. */
    public long sentAt() {
        return Math.max(sendAt, writtenAt);
    }

    /** Whether it can still be changed. */
    public boolean isOpen(long now) {
        String status = status(now);
        return status.equals(DRAFT) || status.equals(SCHEDULED);
    }

    public Broadcast withProgress(String newProgress) {
        return new Broadcast(id, json, sendAt, writtenAt, newProgress);
    }
}
