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

import java.util.Set;

import org.apache.camel.spi.IdempotentRepository;

/**
 * Remembers which events are done, and which are under way in this process. An event is added to the repository only
 * when it is done: added before, it would be lost if the process dies.
 */
final class Duplicates {

    /** What is known of an event. */
    enum Known {
        NEW, UNDER_WAY, DONE
    }

    private final IdempotentRepository repository;
    private final Set<String> underWay;
    private final String scope;

    /**
     * @param underWay shared by all consumers of the process
     * @param scope    what comes before the ids, for two consumers can share a repository and get the same event
     */
    Duplicates(IdempotentRepository repository, Set<String> underWay, String scope) {
        this.repository = repository;
        this.underWay = underWay;
        this.scope = scope;
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
        boolean done = true;
        try {
            done = repository.contains(key);
        } finally {
            // Also if the repository cannot be asked
            if (done) {
                underWay.remove(key);
            }
        }
        return done ? Known.DONE : Known.NEW;
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
            underWay.remove(key);
        }
    }

    private String key(ReceivedEvent event) {
        return scope + ' ' + event.id();
    }
}
