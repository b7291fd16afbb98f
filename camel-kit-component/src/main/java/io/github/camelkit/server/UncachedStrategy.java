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
package io.github.camelkit.server;

import java.util.Set;

import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * Passes the headers that forbid to cache an answer, which Camel's own strategies hold back.
 */
final class UncachedStrategy implements HeaderFilterStrategy {

    private static final Set<String> LET_OUT = Set.of("Cache-Control", "Pragma");

    private final HeaderFilterStrategy rest;

    UncachedStrategy(HeaderFilterStrategy rest) {
        this.rest = rest;
    }

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return !LET_OUT.contains(name) && rest.applyFilterToCamelHeaders(name, value, exchange);
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return rest.applyFilterToExternalHeaders(name, value, exchange);
    }
}
