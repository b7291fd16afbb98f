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
package io.github.camelkit.exchange;

import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/**
 * What consumers of lists and of events have in common.
 */
@UriParams
public class ConsumerOptions {

    @UriParam(label = "consumer",
              description = "How many exchanges of a polling consumer can be in flight, including those that were"
                            + " handed over (to seda, for example); a poll waits until there is room for more. For"
                            + " pushed events: how many deliveries; Kit is asked to send further ones again later."
                            + " Default: 100 exchanges, and 10 deliveries.")
    private Integer maxInFlight;
    @UriParam(label = "consumer,advanced",
              description = "Remembers which items are done, instead of the checkpoint, which holds at most 10000."
                            + " It must hold as many as come within the look-back. For pushed events: remembers which"
                            + " events are done. Default: the last 50000 events, in memory.")
    private IdempotentRepository idempotentRepository;
    @UriParam(label = "consumer", defaultValue = "true",
              description = "Whether each item of a list, and each event of a delivery, has an exchange of its own;"
                            + " otherwise each page and each delivery has one, with a list of those that are not done.")
    private boolean splitResult = true;

    /** How many may be in flight; the given number if the option is not set. */
    public int maxInFlightOr(int otherwise) {
        return maxInFlight == null ? otherwise : maxInFlight;
    }

    public Integer getMaxInFlight() {
        return maxInFlight;
    }

    public void setMaxInFlight(Integer maxInFlight) {
        this.maxInFlight = maxInFlight;
    }

    public IdempotentRepository getIdempotentRepository() {
        return idempotentRepository;
    }

    public void setIdempotentRepository(IdempotentRepository idempotentRepository) {
        this.idempotentRepository = idempotentRepository;
    }

    public boolean isSplitResult() {
        return splitResult;
    }

    public void setSplitResult(boolean splitResult) {
        this.splitResult = splitResult;
    }
}
