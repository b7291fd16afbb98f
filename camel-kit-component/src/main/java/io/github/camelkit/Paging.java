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
package io.github.camelkit;

import java.util.Arrays;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.github.camelkit.api.Operation;
import io.github.camelkit.api.Operations;
import org.apache.camel.Message;

/**
 * How a producer reads a list.
 */
public enum Paging {
    /** One page; its cursors are in the headers. */
    PAGE,
    /** An iterator of the items of all pages, which fetches them as it is read. */
    STREAM,
    /** One list of the items of all pages. */
    ALL;

    /**
     * The way that the header of a message asks for, else the option.
     *
     * @throws IllegalArgumentException if the header has no such value
     */
    static Paging of(Message message, Paging option) {
        Object header = message.getHeader(KitConstants.PAGING);
        if (header == null) {
            return option;
        }
        String name = header.toString().strip();
        return Arrays.stream(values()).filter(paging -> paging.name().equalsIgnoreCase(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("header " + KitConstants.PAGING
                        + " must be page, stream or all, and is '" + name + "'"));
    }

    /**
     * @param  operation                null if it is not known yet
     * @throws IllegalArgumentException if there is nothing to be read that way; says what there is
     */
    void check(String resource, Operation operation) {
        TreeSet<String> lists = Operations.names(resource).stream()
                .filter(name -> Operations.find(resource, name).orElseThrow().isPaged())
                .collect(Collectors.toCollection(TreeSet::new));
        if (this != PAGE && (operation == null ? lists.isEmpty() : !operation.isPaged())) {
            throw new IllegalArgumentException("kit:" + resource
                    + (operation == null ? "" : "?operation=" + operation.name()) + " does not take the option paging="
                    + name().toLowerCase(Locale.ROOT) + (lists.isEmpty() ? ": the resource has no lists"
                            : "; the lists of the resource are " + String.join(", ", lists)));
        }
    }
}
