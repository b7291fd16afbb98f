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
package io.github.camelkit.simulator.http;

import java.util.List;

/**
 * How much of a limit is used.
 *
 * @param credential the name of the credential
 * @param account    the id of its account
 * @param oauth      whether it is an access token
 * @param limit      how many calls it may make in a window, 0 for no limit
 * @param windowMs   the length of the window in milliseconds
 * @param ages       how long ago the calls were made that count now, in milliseconds, the oldest first
 * @param refused    how many calls were refused since the start
 */
public record Quota(String credential, long account, boolean oauth, int limit, long windowMs, List<Long> ages,
                    long refused) {

    /** In how many milliseconds the next call may go, 0 if it may go now. */
    public long freeInMs() {
        return limit == 0 || ages.size() < limit ? 0 : Math.max(0, windowMs - ages.get(0));
    }
}
