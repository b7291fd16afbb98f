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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import io.github.camelkit.exception.KitAuthenticationException;
import io.github.camelkit.exception.KitConnectionException;
import io.github.camelkit.exception.KitException;
import io.github.camelkit.exception.KitException.Details;
import io.github.camelkit.exception.KitRateLimitException;
import io.github.camelkit.http.KitErrors;
import io.github.camelkit.http.KitRequest;
import io.github.camelkit.http.KitResponse;
import org.apache.camel.Exchange;
import org.apache.hc.core5.http.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call on its way: waits for the quota and the credential, is sent, and waits again where it has to be sent again.
 */
final class Call implements Quota.Waiter, BoundedExecutor.Task {

    private static final Logger LOG = LoggerFactory.getLogger(KitClient.class);
    private static final int TOO_MANY_REQUESTS = 429;

    private final KitClient client;
    private final KitRequest request;
    private final KitAccount account;
    private final Exchange exchange;
    private final KitClient.Handler handler;
    private final Attempts attempts;
    private final AtomicBoolean finished = new AtomicBoolean();
    private final long ticket;
    private long deadline;
    private boolean renewed;
    // Whether the quota has let it go once
    private boolean admitted;
    // Whether it has taken a slot of the quota and has not handed it in
    private volatile boolean holdsSlot;

    Call(KitClient client, KitRequest request, KitAccount account, Exchange exchange, KitClient.Handler handler) {
        this.client = client;
        this.request = request;
        this.account = account;
        this.exchange = exchange;
        this.handler = handler;
        this.attempts = new Attempts(request, client.settings());
        this.ticket = account.quota().nextTicket();
        this.deadline = account.quota().nextDeadline();
    }

    /** Whether the call ended on this thread. */
    boolean start() {
        KitResult result = guarded(() -> {
            if (account.quota().tryAcquire()) {
                holdsSlot = true;
                admitted = true;
                return attempt();
            }
            queue();
            return null;
        });
        if (result == null || !finished.compareAndSet(false, true)) {
            return false;
        }
        client.waitsNoMore(this);
        handler.done(result, true);
        return true;
    }

    void startInBackground() {
        goOn(this::queue);
    }

    /** Waits for a slot of the quota, until the deadline that the call has. */
    private void queue() {
        client.waits(this);
        if (!finished.get()) {
            account.quota().acquire(this);
        }
    }

    /** Waits for a slot after a wait that was not the quota's. */
    void resume() {
        goOn(() -> {
            deadline = account.quota().nextDeadline();
            queue();
        });
    }

    /** Whatever is thrown, who waits for the call must be told. */
    private void goOn(Runnable step) {
        KitResult failure = guarded(() -> {
            step.run();
            return null;
        });
        if (failure != null) {
            client.executeInTurn(() -> finish(failure));
        }
    }

    private KitResult guarded(Supplier<KitResult> step) {
        try {
            return step.get();
        } catch (RuntimeException | Error e) {
            LOG.debug("{} ended unexpectedly", request, e);
            return unexpected(e);
        }
    }

    private KitResult unexpected(Throwable e) {
        if (attempts.isUnderWay()) {
            answered();
        } else {
            unused();
        }
        return failed(new KitException(request.operation() + ": " + e,
                new Details(request.operation(), 0, List.of(), null, attempts.isBegun(), e)));
    }

    /** Hands its slot in, if it has one: Kit may have seen the request. */
    private void answered() {
        attempts.ends();
        if (holdsSlot) {
            holdsSlot = false;
            account.quota().answered();
        }
    }

    private void unused() {
        if (holdsSlot) {
            holdsSlot = false;
            account.quota().unused();
        }
    }

    @Override
    public long ticket() {
        return ticket;
    }

    /** Whether it was accepted before, and only comes back. */
    @Override
    public boolean isReturning() {
        return admitted;
    }

    @Override
    public long deadline() {
        return deadline;
    }

    @Override
    public void granted() {
        holdsSlot = true;
        admitted = true;
        client.execute(this);
    }

    @Override
    public void refused(Quota.Refusal why) {
        String trouble = account.quota().trouble();
        String message = request.operation() + (why == Quota.Refusal.TOO_LATE
                ? ": waited too long for the quota of account " + account + " (option quotaTimeout)"
                        + (trouble == null ? "" : ". " + trouble)
                : ": too many calls wait for the quota of account " + account + " (option quotaMaxQueued)");
        KitResult result = failed(new KitRateLimitException(message,
                new Details(request.operation(), 0, List.of(), null, attempts.isOutcomeUnknown(), null)));
        // This may be the timer's thread, which must not run a route
        client.executeInTurn(() -> finish(result));
    }

    @Override
    public Runnable run() {
        if (finished.get()) {
            unused();
            return null;
        }
        KitResult result = guarded(this::attempt);
        return result == null ? null : () -> finish(result);
    }

    @Override
    public void failed(Throwable e) {
        KitResult result = unexpected(e);
        finish(result);
    }

    @Override
    public void rejected() {
        unused();
        abandon();
    }

    /** The component stops. */
    void abandon() {
        finish(failed(new KitConnectionException(request.operation() + ": not sent, because the component stops",
                new Details(request.operation(), 0, List.of(), null, attempts.isOutcomeUnknown(), null))));
    }

    private void finish(KitResult result) {
        if (finished.compareAndSet(false, true)) {
            client.waitsNoMore(this);
            handler.done(result, false);
        }
    }

    /** With a slot in hand; null if the call goes on later. */
    private KitResult attempt() {
        CompletableFuture<Header> credential = account.credential().header();
        if (!credential.isDone()) {
            unused();
            client.waits(this);
            credential.whenComplete((header, failure) -> resume());
            return null;
        }
        Header header;
        try {
            header = credential.join();
        } catch (CompletionException e) {
            unused();
            return failed(notAuthenticated(e));
        }
        return send(header);
    }

    private KitException notAuthenticated(CompletionException e) {
        return e.getCause() instanceof KitException known ? known
                : new KitAuthenticationException(request.operation() + ": no credential to be had for account "
                        + account, Details.notSent(request.operation(), e.getCause()));
    }

    private KitResult send(Header credential) {
        if (!account.quota().send()) {
            // The process was suspended, and other nodes may have the slot by now
            holdsSlot = false;
            queue();
            return null;
        }
        attempts.begin();
        account.sent().increment();
        if (attempts.retries() > 0) {
            account.retried().increment();
        }
        LOG.debug("Sending {} for account {}", request, account);
        // What is on its way is not abandoned: its connection ends, and it says what it knows
        client.waitsNoMore(this);
        long start = System.nanoTime();
        KitResponse response;
        try {
            response = client.transport().send(request, credential, exchange);
        } catch (IOException e) {
            answered();
            observe(0, start);
            LOG.debug("No answer to {}: {}", request, e.toString());
            return next(attempts.after(e));
        }
        answered();
        observe(response.status(), start);
        LOG.debug("Answer to {}: {}", request, response);
        return received(response, credential);
    }

    private void observe(int status, long start) {
        try {
            client.settings().observer().requested(account, request.operation(), status, System.nanoTime() - start);
        } catch (RuntimeException | Error e) {
            LOG.warn("A request could not be reported to the meters: {}", e.toString());
        }
    }

    private KitResult received(KitResponse response, Header credential) {
        if (response.status() == TOO_MANY_REQUESTS) {
            attempts.takeBack();
            pause(response);
            queue();
            return null;
        }
        if (response.status() == 401 && !renewed && isExpired(response) && account.credential().expired(credential)) {
            renewed = true;
            attempts.takeBack();
            resume();
            return null;
        }
        KitResult result = next(attempts.after(response));
        account.noteAuthentication(result == null ? null : result.failure());
        return result;
    }

    private boolean isExpired(KitResponse response) {
        return KitErrors.of(request, response, false) instanceof KitAuthenticationException e && e.isExpired();
    }

    private void pause(KitResponse response) {
        account.refused().increment();
        long asked = RetryAfter.nanos(response, client.settings().maxPause());
        if (account.quota().pause(asked)) {
            account.pauses().increment();
            LOG.warn("Kit refused a call of account {} although its quota allows it (429): somebody else uses the same"
                    + " credential. All calls of the account wait{}.", account,
                    asked > 0 ? " for " + asked / 1_000_000 + " ms" : " until the window has cleared");
        }
    }

    private KitResult next(Attempts.Next next) {
        if (next.response() != null) {
            return new KitResult(next.response(), null, attempts.retries(), attempts.isOutcomeUnknown());
        }
        if (next.failure() != null) {
            return failed(next.failure());
        }
        LOG.debug("Sending {} again in {} ms", request, next.delayNanos() / 1_000_000);
        client.waits(this);
        client.resumeAfter(this, next.delayNanos());
        return null;
    }

    private KitResult failed(KitException failure) {
        account.failed().increment();
        return new KitResult(null, failure, attempts.retries());
    }
}
