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
package io.github.camelkit.bulk;

import io.github.camelkit.BulkMode;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/**
 * How a producer makes use of bulk operations.
 */
@UriParams
public class BulkOptions {

    @UriParam(label = "producer",
              description = "Whether exchanges that arrive within coalesceDelay, or until 100 are there, share one bulk"
                            + " call, each with a result or an exception of its own. For operations that have a bulk"
                            + " counterpart, except the create of subscribers with fields, and subscribers named by"
                            + " e-mail address. Needs OAuth.")
    private boolean coalesce;
    @UriParam(label = "producer", defaultValue = "100", javaType = "java.time.Duration",
              description = "How long an exchange waits for others to share a bulk call with. After a call that was"
                            + " not shared, the next exchange does not wait.")
    private long coalesceDelay = 100;
    @UriParam(label = "producer", defaultValue = "SYNC",
              description = "How a list is sent to a bulk operation. SYNC: in calls of up to 100 items, side by side."
                            + " ASYNC: in calls of up to maxAsyncBytes, one after another, each of which Kit answers"
                            + " with a callback under publicUrl; what is left of up to 100 items is answered at once.")
    private BulkMode bulkMode = BulkMode.SYNC;
    @UriParam(label = "producer", defaultValue = "15m", javaType = "java.time.Duration",
              description = "How long after Kit has accepted a call with bulkMode=ASYNC its callback can come; then the"
                            + " exchange fails with a BulkIncompleteException that names the items whose outcome is"
                            + " unknown.")
    private long callbackTimeout = 900_000;
    @UriParam(label = "producer",
              description = "Whether the exchange ends when Kit has accepted the calls with bulkMode=ASYNC: the"
                            + " outcome of the items is not reported, and publicUrl is not needed. Items with fields"
                            + " are refused.")
    private boolean fireAndForget;

    public boolean isCoalesce() {
        return coalesce;
    }

    public void setCoalesce(boolean coalesce) {
        this.coalesce = coalesce;
    }

    public long getCoalesceDelay() {
        return coalesceDelay;
    }

    public void setCoalesceDelay(long coalesceDelay) {
        this.coalesceDelay = coalesceDelay;
    }

    public BulkMode getBulkMode() {
        return bulkMode;
    }

    public void setBulkMode(BulkMode bulkMode) {
        this.bulkMode = bulkMode;
    }

    public long getCallbackTimeout() {
        return callbackTimeout;
    }

    public void setCallbackTimeout(long callbackTimeout) {
        this.callbackTimeout = callbackTimeout;
    }

    public boolean isFireAndForget() {
        return fireAndForget;
    }

    public void setFireAndForget(boolean fireAndForget) {
        this.fireAndForget = fireAndForget;
    }
}
