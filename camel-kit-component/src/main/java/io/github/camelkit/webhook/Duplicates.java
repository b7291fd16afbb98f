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
import java.io.UncheckedIOException;
import java.util.Set;

import org.apache.camel.spi.IdempotentRepository;

/**
 * Remembers which events are done, and which are under way in this process or, with a store that nodes share, at any
 * node. An event is added to the repository only when it is done: added before, it would be lost if the process dies.
 */
final class Duplicates {

    /** What is known of an event. */
    enum Known {
        NEW, UNDER_WAY, DONE
    }

    private final IdempotentRepository repository;
    private final Set<String> underWay;
    private final String scope;
    private final EventClaims claims;

    /**
     * @param underWay shared by all consumers of the process
     * @param scope    what comes before the ids, for two consumers can share a repository and get the same event
     * @param claims   of all nodes; null if there is one node only
     */
    Duplicates(IdempotentRepository repository, Set<String> underWay, String scope, EventClaims claims) {
        this.repository = repository;
        this.underWay = underWay;
        this.scope = scope;
        this.claims = claims;
    }

    /** A new event is under way from now on. Events without an id always are new. */
    Known begin(ReceivedEvent event) {
        if (event.id() == null) {
            return Known.NEW;
        }
        String key = key(event);
        if (!underWay.add(key)) {
            return Known.UNDER_WAY;
        }
        Known known = Known.DONE;
        try {
            known = repository.contains(key) ? Known.DONE : claims == null ? Known.NEW : claims.begin(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            // Also if the repository or the store cannot be asked
            if (known != Known.NEW) {
                underWay.remove(key);
            }
        }
        return known;
    }

    /** An event that was under way has ended. */
    void end(ReceivedEvent event, boolean done) {
        if (event.id() == null) {
            return;
        }
        String key = key(event);
        try {
            if (done) {
                repository.add(key);
                repository.confirm(key);
            }
        } finally {
            try {
                endClaim(key, done);
            } finally {
                underWay.remove(key);
            }
        }
    }

    private void endClaim(String key, boolean done) {
        try {
            if (claims != null) {
                claims.end(key, done);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String key(ReceivedEvent event) {
        return scope + ' ' + event.id();
    }
}
