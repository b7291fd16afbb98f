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
package io.github.camelkit.credential;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.camelkit.exception.KitAuthenticationException;
import io.github.camelkit.exception.KitException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets a fresh token into the keeper's hand, once: from the store if another process put it there, else from Kit.
 * <p>
 * It works in steps on the executor. Between two steps, when it waits for another process or before it tries again, it
 * holds no thread.
 */
final class TokenRefresh {

    /** How it ended; exactly one is called, once, on the executor unless that takes no more tasks. */
    interface Outcome {
        void done();

        void failed(KitException why);

        void refused(KitAuthenticationException why);
    }

    /** What it works with, the same for all refreshes of an account. */
    record Tools(TokenKeeper keeper, TokenEndpoint endpoint, AccountStore store, RefreshPolicy policy,
            Executor executor, ScheduledExecutorService timer, Clock clock, RefreshCounts counts) {

        Lease lease() {
            return new Lease(store, policy.lease(), executor, timer);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(OAuthCredential.class);
    private static final long MIN_LOOK_MILLIS = 50;
    private static final long MAX_LOOK_MILLIS = 200;

    private final Tools tools;
    private final String account;
    private final Outcome outcome;
    private final Lease lease;
    private Instant waitingSince;
    private int failures;
    private volatile boolean sending;
    private volatile boolean stopped;

    TokenRefresh(Tools tools, String account, Outcome outcome) {
        this.tools = tools;
        this.account = account;
        this.outcome = outcome;
        this.lease = tools.lease();
    }

    void start() {
        execute();
    }

    /**
     * Begins nothing new, and waits for the answer to a refresh token that is on its way: it is the account.
     *
     * @param end completed when the refresh has ended
     */
    void stop(Future<?> end) {
        stopped = true;
        if (!sending) {
            return;
        }
        try {
            end.get(tools.policy().closeWait().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            LOG.debug("The last refresh of account {} failed: {}", account, e.getCause().getMessage());
        } catch (TimeoutException e) {
            LOG.warn("Stopping without the answer to a refresh of account {}: it may have to be authorised again",
                    account);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isStopped() {
        return stopped;
    }

    private void execute() {
        try {
            tools.executor().execute(this::run);
        } catch (RejectedExecutionException e) {
            end(() -> outcome.failed(OAuthErrors.stopping(account)));
        } catch (RuntimeException | Error e) {
            // Such as no memory for a thread
            end(() -> outcome.failed(OAuthErrors.unexpected(account, e)));
        }
    }

    private void run() {
        try {
            step();
        } catch (RuntimeException | Error e) {
            LOG.warn("Refreshing the tokens of account {} failed unexpectedly", account, e);
            end(() -> outcome.failed(OAuthErrors.unexpected(account, e)));
        }
    }

    private void step() {
        if (stopped) {
            end(() -> outcome.failed(OAuthErrors.stopping(account)));
            return;
        }
        try {
            tools.keeper().saveAgain();
            if (isFresh()) {
                return;
            }
            if (!lease.claim()) {
                waitForOther();
                return;
            }
            waitingSince = null;
            // Between the first look and the claim somebody else may have finished
            if (isFresh()) {
                return;
            }
        } catch (IOException e) {
            tools.counts().failures().increment();
            again(OAuthErrors.store(e.getMessage()));
            return;
        }
        send();
    }

    private boolean isFresh() throws IOException {
        tools.keeper().look();
        if (tools.keeper().fresh() == null) {
            return false;
        }
        end(outcome::done);
        return true;
    }

    private void waitForOther() {
        Instant now = tools.clock().instant();
        if (waitingSince == null || now.isBefore(waitingSince)) {
            // A clock that was set back must not make it longer
            waitingSince = now;
        }
        if (Duration.between(waitingSince, now).compareTo(tools.policy().maxWait()) > 0) {
            end(() -> outcome.failed(OAuthErrors.waitedTooLong(account)));
        } else {
            later(ThreadLocalRandom.current().nextLong(MIN_LOOK_MILLIS, MAX_LOOK_MILLIS));
        }
    }

    private void send() {
        long installs = tools.keeper().installs();
        TokenPair pair = tools.keeper().pair();
        if (pair == null || pair.refreshToken() == null) {
            end(() -> outcome.refused(OAuthErrors.noToken(account)));
            return;
        }
        sending = true;
        try {
            // Only after saying so: who stops it looks in the other order
            if (stopped) {
                end(() -> outcome.failed(OAuthErrors.stopping(account)));
                return;
            }
            TokenPair answer = tools.endpoint().refresh(pair.refreshToken());
            tools.counts().refreshes().increment();
            tools.keeper().settle(answer, installs);
            LOG.debug("Refreshed the tokens of account {}; they hold until {}", account, answer.expiresAt());
            end(outcome::done);
        } catch (KitAuthenticationException e) {
            tools.counts().failures().increment();
            refused(e, pair);
        } catch (KitException e) {
            tools.counts().failures().increment();
            again(e);
        } finally {
            sending = false;
        }
    }

    /** Somebody may have refreshed without a claim, or have authorised the account again, at the same time. */
    private void refused(KitAuthenticationException why, TokenPair sent) {
        try {
            tools.keeper().look();
        } catch (IOException e) {
            LOG.debug("Not looked whether there are newer tokens: {}", e.getMessage());
        }
        TokenPair current = tools.keeper().pair();
        if (current != null && !current.identity().equals(sent.identity())) {
            again(why);
        } else {
            end(() -> outcome.refused(why));
        }
    }

    private void again(KitException why) {
        failures++;
        if (failures >= tools.policy().attempts()) {
            end(() -> outcome.failed(why));
        } else {
            LOG.debug("Trying again to refresh the tokens of account {}: {}", account, why.getMessage());
            later(tools.policy().delay(failures).toMillis());
        }
    }

    private void later(long millis) {
        if (stopped) {
            end(() -> outcome.failed(OAuthErrors.stopping(account)));
            return;
        }
        try {
            tools.timer().schedule(this::execute, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            end(() -> outcome.failed(OAuthErrors.stopping(account)));
        } catch (RuntimeException | Error e) {
            end(() -> outcome.failed(OAuthErrors.unexpected(account, e)));
        }
    }

    private void end(Runnable told) {
        lease.release();
        told.run();
    }
}
