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
package io.github.camelkit.operations;

import java.util.List;
import java.util.stream.Stream;

import io.github.camelkit.operation.Operation;

/**
 * At least one case for every operation of the table.
 */
final class OperationCases {

    private static final List<Case> ALL = Stream.of(AccountCases.all(), BroadcastCases.all(), CustomFieldCases.all(),
            FormCases.all(), ContentCases.all(), PurchaseCases.all(), SequenceEmailCases.all(), SequenceCases.all(),
            SnippetCases.all(), SubscriberCases.creating(), SubscriberCases.changing(), SubscriberCases.locations(),
            SubscriberCases.bulk(), SubscriberListCases.all(), TagCases.all(), WebhookCases.all())
            .flatMap(List::stream).toList();

    private OperationCases() {
    }

    static List<Case> all() {
        return ALL;
    }

    static List<Case> of(Operation operation) {
        return ALL.stream().filter(c -> c.operation() == operation).toList();
    }

    /** The case that the documentation shows. */
    static Case example(Operation operation) {
        return of(operation).stream().filter(Case::isExample).findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no case of " + operation));
    }
}
