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

import java.time.Duration;
import java.time.Instant;

import io.github.camelkit.credential.OAuthStatus.State;
import io.github.camelkit.exception.KitAuthenticationException;
import io.github.camelkit.exception.KitException;

/**
 * How the last refresh of an account ended.
 *
 * @param failure why it failed; null if it succeeded, or if the tokens were refused
 * @param refusal why there is no further one until the account is authorised again; else null
 * @param endedAt null if nothing was wrong
 */
record LastRefresh(KitException failure, KitAuthenticationException refusal, Instant endedAt) {

    static final LastRefresh GOOD = new LastRefresh(null, null, null);

    static LastRefresh refused(KitAuthenticationException why) {
        return new LastRefresh(null, why, null);
    }

    boolean isRefused() {
        return refusal != null;
    }

    /** Why it is too early for another one; null if it is not. */
    KitException coolingDown(Instant now, Duration coolDown) {
        if (failure == null) {
            return null;
        }
        // A clock that was set back must not make it longer
        Duration since = Duration.between(endedAt, now);
        return !since.isNegative() && since.compareTo(coolDown) < 0 ? failure : null;
    }

    /** Null if nothing was wrong. */
    State state() {
        return isRefused() ? State.REFUSED : failure != null ? State.FAILING : null;
    }

    /** Null if nothing was wrong. */
    String error() {
        KitException why = isRefused() ? refusal : failure;
        return why == null ? null : why.getMessage();
    }
}
