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

import java.util.List;

import io.github.camelkit.exception.KitException;

/**
 * A list with {@code bulkMode=ASYNC} for which Kit did not report the outcome of all items in time.
 * {@link #getReport()} has each item with what is known of it.
 */
public class BulkIncompleteException extends KitException {

    private final transient BulkReport<?> report;

    BulkIncompleteException(String operation, BulkReport<?> report, KitException cause) {
        super(operation + ": of " + report.total() + " items " + report.doneCount() + " are done, "
                + report.failedCount() + " failed, and " + report.unknownCount()
                + " are unknown, which getReport() names; " + cause.getMessage(),
                new Details(operation, 0, List.of(), cause.getRequestId(), true, cause));
        this.report = report;
    }

    /**
     * Each item of the list: those that are unknown were accepted by Kit and may be done or not; those after them were
     * not sent, and say so. Null only in an exception that was read from a stream of objects.
     */
    public BulkReport<?> getReport() {
        return report;
    }
}
