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
package io.github.camelkit.examples.routes;

import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;

/**
 * Counts what a splitter splits, in the property {@code lines}, and what has the property {@code reason}, in the
 * property {@code rejected}. The splitter's own count is not on the exchange after it.
 */
public class Tally implements AggregationStrategy {

    @Override
    public Exchange aggregate(Exchange all, Exchange one) {
        int lines = all == null ? 0 : all.getProperty("lines", Integer.class);
        int rejected = all == null ? 0 : all.getProperty("rejected", Integer.class);
        one.setProperty("lines", lines + 1);
        one.setProperty("rejected", one.getProperty("reason") == null ? rejected : rejected + 1);
        return one;
    }
}
