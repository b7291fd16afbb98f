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

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps refreshes apart whose tokens do not last: each one uses up a refresh token, and no call gets better by it.
 */
final class RefreshPace {

    private static final Logger LOG = LoggerFactory.getLogger(RefreshPace.class);
    // Tokens of Kit last two days; those that are made to last a second are refreshed as often
    private static final Duration SHORT = Duration.ofMinutes(1);
    private static final int PARTS_OF_A_LIFE = 10;
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private Instant last;
    private Duration pause = Duration.ZERO;

    /**
     * A refresh has brought a pair.
     *
     * @param life how long it is said to last; null where nothing sensible is said
     */
    void refreshed(Instant now, Duration life, String account) {
        if (since(now).compareTo(tooShort(life).plus(pause)) >= 0) {
            pause = Duration.ZERO;
        } else {
            Duration doubled = pause.isZero() ? FIRST : pause.multipliedBy(2);
            pause = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
            LOG.warn("The tokens of account {} had to be refreshed again at once: they expire too soon, or Kit does not"
                    + " accept them. The next refresh waits {} s", account, pause.toSeconds());
        }
        last = now;
    }

    private static Duration tooShort(Duration life) {
        Duration part = life == null ? Duration.ZERO : life.dividedBy(PARTS_OF_A_LIFE);
        return part.toMillis() > 0 && part.compareTo(SHORT) < 0 ? part : SHORT;
    }

    boolean isTooSoon(Instant now) {
        return since(now).compareTo(pause) < 0;
    }

    /** A clock that was set back must not make it longer. */
    private Duration since(Instant now) {
        return last == null || now.isBefore(last) ? LONGEST.plus(SHORT).plus(LONGEST) : Duration.between(last, now);
    }

    /** The next refresh is not one of these: somebody wants it, or the account was installed anew. */
    void reset() {
        last = null;
        pause = Duration.ZERO;
    }
}
