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
package io.github.camelkit.producer;

import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.github.camelkit.Paging;
import io.github.camelkit.operation.Operation;
import io.github.camelkit.operation.Operations;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/**
 * How a producer carries out operations.
 */
@UriParams
public class ProducerOptions {

    @UriParam(label = "producer",
              description = "Whether a broadcast may be sent or published to all subscribers. Otherwise it is refused"
                            + " before it is sent, because Kit takes a missing filter as all subscribers.")
    private boolean allowAllSubscribers;
    @UriParam(label = "producer",
              description = "Whether an update of a broadcast reads it first and keeps what is not given. Otherwise Kit"
                            + " resets the fields that are not given.")
    private boolean merge;
    @UriParam(label = "producer", defaultValue = "PAGE",
              description = "How a list is read. PAGE gives one page. STREAM gives an iterator of the items of all"
                            + " pages, which fetches them as it is read, for split(body()).streaming(). ALL gives one"
                            + " list of the items of all pages, up to maxItems. STREAM and ALL ask for 1000 items a"
                            + " page, unless perPage says otherwise.")
    private Paging paging = Paging.PAGE;
    @UriParam(label = "producer", defaultValue = "10000",
              description = "How many items paging=ALL collects at most; a longer list is refused.")
    private int maxItems = 10_000;
    @UriParam(label = "raw", enums = "GET,POST,PUT,PATCH,DELETE",
              description = "The HTTP method of a kit:raw call. Default: GET without a body, else POST.")
    private String method;
    @UriParam(label = "raw", description = "The query of a kit:raw call, percent-encoded, without the question mark.")
    private String query;
    @UriParam(label = "raw",
              description = "Whether a kit:raw call may be sent again when its outcome is unknown. Default: true, but"
                            + " not for POST and PATCH.")
    private Boolean repeatable;

    public boolean isAllowAllSubscribers() {
        return allowAllSubscribers;
    }

    public void setAllowAllSubscribers(boolean allowAllSubscribers) {
        this.allowAllSubscribers = allowAllSubscribers;
    }

    public boolean isMerge() {
        return merge;
    }

    public void setMerge(boolean merge) {
        this.merge = merge;
    }

    public Paging getPaging() {
        return paging;
    }

    public void setPaging(Paging paging) {
        this.paging = paging;
    }

    public int getMaxItems() {
        return maxItems;
    }

    public void setMaxItems(int maxItems) {
        this.maxItems = maxItems;
    }

    public String getMethod() {
        return method;
    }

    public void setMethod(String method) {
        this.method = method;
    }

    public String getQuery() {
        return query;
    }

    public void setQuery(String query) {
        this.query = query;
    }

    public Boolean getRepeatable() {
        return repeatable;
    }

    public void setRepeatable(Boolean repeatable) {
        this.repeatable = repeatable;
    }

    /**
     * Checks how lists are read.
     *
     * @param  operation                null if it is not known yet
     * @throws IllegalArgumentException if nothing can be read that way; names what can
     */
    public void checkPaging(String resource, Operation operation) {
        TreeSet<String> lists = Operations.names(resource).stream()
                .filter(name -> Operations.find(resource, name).orElseThrow().isPaged())
                .collect(Collectors.toCollection(TreeSet::new));
        if (paging != Paging.PAGE && (operation == null ? lists.isEmpty() : !operation.isPaged())) {
            throw new IllegalArgumentException("kit:" + resource
                    + (operation == null ? "" : "?operation=" + operation.name()) + " does not take the option paging="
                    + paging.name().toLowerCase(Locale.ROOT) + (lists.isEmpty() ? ": the resource has no lists"
                            : "; the lists of the resource are " + String.join(", ", lists)));
        }
    }
}
