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
package io.github.camelkit.poll;

import io.github.camelkit.exception.KitException;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs why polls fail. What Kit says is one line without a stack trace, and one warning for as long as polls fail for
 * the same reason: a list that does not exist yet, or an outage, is polled again and again. Everything else is left to
 * another handler.
 */
public final class PollFailures implements ExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(PollFailures.class);

    private final ExceptionHandler others;
    private volatile String reason;

    public PollFailures(ExceptionHandler others) {
        this.others = others;
    }

    /** A poll has succeeded: the next failure is news. */
    public void over() {
        reason = null;
    }

    @Override
    public void handleException(Throwable exception) {
        handleException(null, null, exception);
    }

    @Override
    public void handleException(String message, Throwable exception) {
        handleException(message, null, exception);
    }

    @Override
    public void handleException(String message, Exchange exchange, Throwable exception) {
        if (exchange != null || !(exception instanceof KitException failure)) {
            others.handleException(message, exchange, exception);
            return;
        }
        // Messages differ by the id of the request
        String why = failure.getClass().getName() + failure.getStatusCode();
        if (why.equals(reason)) {
            LOG.debug("{}: {}", message, failure.getMessage());
        } else {
            reason = why;
            LOG.warn("{}: {}", message, failure.getMessage());
            LOG.debug("This is where", failure);
        }
    }
}
