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

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/**
 * How the objects that an exchange names are looked up, and what happens if Kit does not have one.
 */
@UriParams
public class ExchangeOptions {

    @UriParam(label = "producer",
              description = "Whether an object that Kit does not have (404) gives a null body instead of an exception.")
    private boolean ignoreNotFound;
    @UriParam(label = "producer",
              description = "Whether a tag or custom field that is named and that Kit does not have is created.")
    private boolean createMissing;
    @UriParam(label = "common", defaultValue = "5m", javaType = "java.time.Duration",
              description = "How long an id that was looked up by a name is remembered; 0 for not at all.")
    private long lookupCacheTime = 300_000;

    public boolean isIgnoreNotFound() {
        return ignoreNotFound;
    }

    public void setIgnoreNotFound(boolean ignoreNotFound) {
        this.ignoreNotFound = ignoreNotFound;
    }

    public boolean isCreateMissing() {
        return createMissing;
    }

    public void setCreateMissing(boolean createMissing) {
        this.createMissing = createMissing;
    }

    public long getLookupCacheTime() {
        return lookupCacheTime;
    }

    public void setLookupCacheTime(long lookupCacheTime) {
        this.lookupCacheTime = lookupCacheTime;
    }
}
