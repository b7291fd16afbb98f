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

import java.time.Instant;

/**
 * The state of an account's tokens, for health checks and JMX; nothing of it is secret.
 *
 * @param account     the name of the account
 * @param expiresAt   when the current access token expires; null if there is no token, or its end is unknown
 * @param refreshes   how many pairs Kit gave for refresh tokens
 * @param adopted     how many pairs were taken from the store
 * @param failures    how many attempts failed
 * @param lastRefresh when the current pair was requested; null if absent
 * @param lastError   what went wrong last and is not over; null if nothing is
 */
public record OAuthStatus(String account, State state, Instant expiresAt, long refreshes, long adopted, long failures,
        Instant lastRefresh, String lastError) {

    /** From the best to the worst. */
    public enum State {
        /** There is a token, or none was needed so far. */
        OK,
        /** A refresh is under way. */
        REFRESHING,
        /** The tokens are good, but only in memory: the account is lost if the process ends before they are saved. */
        SAVE_FAILED,
        /** The last refresh did not work; it will be tried again. */
        FAILING,
        /** Kit does not accept the tokens: the account must be authorised again. */
        REFUSED
    }
}
