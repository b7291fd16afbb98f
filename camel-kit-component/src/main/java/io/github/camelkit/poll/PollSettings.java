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

import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import io.github.camelkit.operation.Feed;
import io.github.camelkit.operation.Parameter;
import io.github.camelkit.operation.PollMode;

/**
 * The settings of a poll.
 *
 * @param query       what the list is asked, beside the range and the page
 * @param lookBack    how far Kit's lists may lag behind its writes
 * @param fromStart   whether the first poll includes existing items
 * @param split       whether each item has an exchange of its own; otherwise each page has one
 * @param maxMessages how many exchanges a poll makes; 0 for any number
 * @param maxInFlight how many exchanges can be under way
 * @param clock       the time where Kit sends none
 */
record PollSettings(PollMode mode, Feed feed, Map<Parameter, String> query, Duration lookBack,
        boolean fromStart, boolean split, int maxMessages, int maxInFlight, Clock clock) {
}
