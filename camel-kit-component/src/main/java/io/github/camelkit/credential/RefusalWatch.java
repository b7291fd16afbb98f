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
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks into the store now and then whether an account that was refused has been authorised again. Calls do not
 * trigger it: a node that gets none because it is unhealthy must get well, too.
 */
final class RefusalWatch {

    private static final Logger LOG = LoggerFactory.getLogger(OAuthCredential.class);

    private final TokenRefresh.Tools tools;
    private final BooleanSupplier refused;
    private final Runnable healed;
    private final AtomicBoolean scheduled = new AtomicBoolean();

    /**
     * @param refused whether the account is refused still
     * @param healed  called when there is another pair
     */
    RefusalWatch(TokenRefresh.Tools tools, BooleanSupplier refused, Runnable healed) {
        this.tools = tools;
        this.refused = refused;
        this.healed = healed;
    }

    /** Looks for as long as the account is refused; without effect if it does already. */
    void start() {
        if (!refused.getAsBoolean() || !scheduled.compareAndSet(false, true)) {
            return;
        }
        try {
            tools.timer().schedule(this::handOver, tools.policy().refusedCheck().toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("The component stops: new tokens are not looked for any more");
        }
    }

    private void handOver() {
        try {
            tools.executor().execute(this::look);
        } catch (RejectedExecutionException e) {
            LOG.debug("The component stops: new tokens are not looked for any more");
        } catch (RuntimeException | Error e) {
            LOG.warn("New tokens were not looked for this time: {}", e.toString());
            scheduled.set(false);
            start();
        }
    }

    private void look() {
        scheduled.set(false);
        if (!refused.getAsBoolean()) {
            return;
        }
        try {
            TokenPair before = tools.keeper().pair();
            tools.keeper().look();
            if (!Objects.equals(tools.keeper().pair(), before)) {
                healed.run();
            }
        } catch (IOException e) {
            LOG.debug("Not looked whether there are new tokens: {}", e.getMessage());
        } finally {
            start();
        }
    }
}
