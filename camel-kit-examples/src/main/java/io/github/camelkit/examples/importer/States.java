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
package io.github.camelkit.examples.importer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelkit.examples.csv.CsvRow;

/**
 * Whether a person may be mailed, as the file says it, in Kit's words.
 */
final class States {

    static final String ACTIVE = "active";
    static final String INACTIVE = "inactive";
    static final String CANCELLED = "cancelled";
    static final String BOUNCED = "bounced";
    static final String COMPLAINED = "complained";

    private static final Map<String, String> WORDS = new HashMap<>();
    private static final Set<String> NO = Set.of("", "false", "no", "n", "0", "null", "-");

    static {
        words(ACTIVE, "", "active", "subscribed", "confirmed", "enabled", "optedin", "valid");
        words(INACTIVE, "inactive", "unconfirmed", "pending", "nonsubscribed", "notconfirmed");
        words(CANCELLED, "cancelled", "canceled", "unsubscribed", "optedout", "optout", "left", "disabled", "removed",
                "deleted", "archived", "suppressed");
        words(BOUNCED, "bounced", "cleaned", "hardbounced", "hardbounce", "invalid");
        words(COMPLAINED, "complained", "complaint", "spam", "markedasspam", "abuse");
    }

    private States() {
    }

    private static void words(String state, String... words) {
        for (String word : words) {
            WORDS.put(word, state);
        }
    }

    /** Kit's state for a word, null for one that is not known. */
    static String of(String word) {
        return WORDS.get(Role.plain(word));
    }

    static boolean isLeft(String state) {
        return state.equals(CANCELLED) || state.equals(BOUNCED) || state.equals(COMPLAINED);
    }

    /**
     * The state of a row: who has left by any of the columns has left.
     *
     * @throws LineProblem if a word is not known
     */
    static String of(CsvRow row, List<Column> columns) {
        String state = ACTIVE;
        for (Column column : columns) {
            String said = of(column, row.value(column.index()));
            state = state.equals(ACTIVE) || isLeft(said) ? said : state;
        }
        return state;
    }

    private static String of(Column column, String value) {
        boolean yes = !NO.contains(Role.plain(value));
        return switch (column.role()) {
            case UNSUBSCRIBED -> yes ? CANCELLED : ACTIVE;
            case BOUNCED -> yes ? BOUNCED : ACTIVE;
            case COMPLAINED -> yes ? COMPLAINED : ACTIVE;
            case SUBSCRIBED -> yes || value.isEmpty() ? ACTIVE : CANCELLED;
            default -> {
                String state = of(value);
                if (state == null) {
                    throw new LineProblem("The state \"" + value + "\" in the column " + column.name() + " is unknown");
                }
                yield state;
            }
        };
    }
}
