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

import io.github.camelkit.operation.PollMode;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/**
 * How a consumer polls a list.
 */
@UriParams
public class PollOptions {

    @UriParam(label = "consumer,polling", defaultValue = "NEW",
              description = "What a poll is after. NEW: what was created, added or tagged since the last poll. UPDATED:"
                            + " the subscribers that have changed since, new ones included. CANCELLED: the subscribers"
                            + " that have left since. ALL: everything, each time.")
    private PollMode mode = PollMode.NEW;
    @UriParam(label = "consumer,polling", defaultValue = "LATEST",
              description = "What the first poll is after, when there is no checkpoint yet: everything so far (ALL), or"
                            + " only what comes from now on (LATEST). Everything comes the oldest first where Kit can"
                            + " sort the list or up to 5000 items are on it, else page by page as Kit lists it, which"
                            + " is the newest first.")
    private Initial initial = Initial.LATEST;
    @UriParam(label = "consumer,polling", defaultValue = "10m", javaType = "java.time.Duration",
              description = "How far Kit's lists may lag behind its writes. What shows up on a list later than that can"
                            + " be missed; each poll reads over again what came within it, and drops what is done.")
    private long lookBack = 600_000;
    @UriParam(label = "consumer,polling", defaultValue = "0",
              description = "How many exchanges a poll makes at most; 0 for any number. What comes again because it"
                            + " failed does not count.")
    private int maxMessagesPerPoll;
    @UriParam(label = "consumer,polling", javaType = "java.lang.String",
              description = "Where it is kept how far the list was read: a StateRepository as a reference to a bean"
                            + " (#name), file: and a directory, which outlasts a crash, or store for the component's"
                            + " store if nodes share it. Default: there if nodes share it, else in memory, for as long"
                            + " as the component is there.")
    private Object checkpoint;
    @UriParam(label = "consumer,polling",
              description = "The key of the checkpoint. Default: made of the account's name, the resource, the"
                            + " operation, its ids, the mode and the filters. An account that has no name is called"
                            + " after its credential: set this option, or account, where that may change.")
    private String checkpointKey;
    @UriParam(label = "consumer,polling,filter",
              description = "What a list is asked that takes its conditions in the body, as subscribers/filter does:"
                            + " the JSON of the body, or of its list of conditions.")
    private String filter;

    public PollMode getMode() {
        return mode;
    }

    public void setMode(PollMode mode) {
        this.mode = mode;
    }

    public Initial getInitial() {
        return initial;
    }

    public void setInitial(Initial initial) {
        this.initial = initial;
    }

    public long getLookBack() {
        return lookBack;
    }

    public void setLookBack(long lookBack) {
        this.lookBack = lookBack;
    }

    public int getMaxMessagesPerPoll() {
        return maxMessagesPerPoll;
    }

    public void setMaxMessagesPerPoll(int maxMessagesPerPoll) {
        this.maxMessagesPerPoll = maxMessagesPerPoll;
    }

    public Object getCheckpoint() {
        return checkpoint;
    }

    public void setCheckpoint(Object checkpoint) {
        this.checkpoint = checkpoint;
    }

    public String getCheckpointKey() {
        return checkpointKey;
    }

    public void setCheckpointKey(String checkpointKey) {
        this.checkpointKey = checkpointKey;
    }

    public String getFilter() {
        return filter;
    }

    public void setFilter(String filter) {
        this.filter = filter;
    }
}
