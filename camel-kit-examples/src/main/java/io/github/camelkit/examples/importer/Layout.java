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

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who wrote the file, by its columns.
 */
enum Layout {

    REJECTS("the lines that an import rejected", "line", "reason"),
    EXPORT("our own export", "email", "firstname", "state", "tags"),
    MAILCHIMP("Mailchimp", "emailaddress", "leid", "euid"),
    SUBSTACK("Substack", "email", "activesubscription", "emaildisabled"),
    KIT("Kit", "firstname", "emailaddress", "tags"),
    OTHER("not one that is known; by the names of the columns");

    private final String description;
    private final Set<String> columns;

    Layout(String description, String... columns) {
        this.description = description;
        this.columns = Set.of(columns);
    }

    static Layout of(List<String> header) {
        Set<String> plain = header.stream().map(Role::plain).collect(Collectors.toSet());
        return Arrays.stream(values()).filter(layout -> plain.containsAll(layout.columns)).findFirst().orElse(OTHER);
    }

    String description() {
        return description;
    }
}
