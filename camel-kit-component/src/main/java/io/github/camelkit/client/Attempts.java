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
package io.github.camelkit.client;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import io.github.camelkit.exception.KitBulkQuotaException;
import io.github.camelkit.exception.KitConnectionException;
import io.github.camelkit.exception.KitException;
import io.github.camelkit.exception.KitException.Details;
import io.github.camelkit.http.AnswerTooLargeException;
import io.github.camelkit.http.KitErrors;
import io.github.camelkit.http.KitRequest;
import io.github.camelkit.http.KitResponse;
import io.github.camelkit.http.NotSentException;

/**
 * The attempts of one call so far, and what follows from how the last one went.
 */
final class Attempts {

    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;
    private static final String BULK = "/v4/bulk/";
    private static final byte[] NO_BODY = new byte[0];

    /** What to do next: end with a response or a failure, or send again after a delay. */
    record Next(KitResponse response, KitException failure, long delayNanos) {

        static Next end(KitResponse response) {
            return new Next(response, null, 0);
        }

        static Next end(KitException failure) {
            return new Next(null, failure, 0);
        }

        boolean isEnd() {
            return response != null || failure != null;
        }
    }

    private final KitRequest request;
    private final KitClient.Settings settings;
    private long firstAt;
    private int made;
    private boolean begun;
    private boolean underWay;
    private boolean outcomeUnknown;

    Attempts(KitRequest request, KitClient.Settings settings) {
        this.request = request;
        this.settings = settings;
    }

    void begin() {
        if (made == 0) {
            firstAt = System.nanoTime();
        }
        made++;
        begun = true;
        underWay = true;
    }

    /** The attempt has ended, whatever its outcome is. */
    void ends() {
        underWay = false;
    }

    /** Whether an attempt has not ended. */
    boolean isUnderWay() {
        return underWay;
    }

    /** The attempt does not count: Kit did not look at it, or the token was the trouble. */
    void takeBack() {
        made--;
    }

    boolean isBegun() {
        return begun;
    }

    int retries() {
        return Math.max(0, made - 1);
    }

    boolean isOutcomeUnknown() {
        return outcomeUnknown;
    }

    Next after(KitResponse response) {
        if (response.isSuccess()) {
            return Next.end(response);
        }
        if (response.status() == NOT_FOUND && outcomeUnknown && "DELETE".equals(request.method())) {
            // An earlier attempt has deleted it, and its answer was lost
            return Next.end(new KitResponse(NO_CONTENT, NO_BODY, null, response.requestId(), null, response.date()));
        }
        // Reading changes nothing, so there is nothing to be unsure of
        outcomeUnknown |= response.status() >= 500 && !"GET".equals(request.method());
        KitException failure = KitErrors.of(request, response, outcomeUnknown);
        long delay = settings.retry().delayNanos(made);
        if (failure instanceof KitBulkQuotaException && request.path().startsWith(BULK)) {
            return again(failure, settings.retry().maxDelay().toNanos());
        }
        if (response.status() < 500 || !request.repeatable()) {
            return Next.end(failure);
        }
        return again(failure, Math.max(delay, RetryAfter.nanos(response, settings.maxPause())));
    }

    Next after(IOException e) {
        if (e instanceof AnswerTooLargeException tooLarge) {
            // The same would come again
            return Next.end(KitErrors.tooLarge(request, tooLarge));
        }
        boolean nothingSent = e instanceof NotSentException;
        boolean unknown = !nothingSent && !request.repeatable();
        String message = request.operation() + (nothingSent ? ": Kit cannot be reached" : ": no answer from Kit")
                + " (" + describe(e) + ')'
                + (unknown ? "; its outcome is unknown, and it was not sent again because a repeat is not safe" : "");
        outcomeUnknown |= !nothingSent && !"GET".equals(request.method());
        KitException failure = new KitConnectionException(message,
                new Details(request.operation(), 0, List.of(), null, outcomeUnknown, e));
        return unknown ? Next.end(failure) : again(failure, settings.retry().delayNanos(made));
    }

    private Next again(KitException failure, long delay) {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - firstAt);
        return settings.retry().allows(made, elapsed.toNanos(), delay)
                ? new Next(null, null, delay) : Next.end(failure);
    }

    private static String describe(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
