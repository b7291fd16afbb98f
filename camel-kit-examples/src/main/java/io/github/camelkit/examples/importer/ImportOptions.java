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

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/**
 * What somebody can say about the file, and about what shall be made of it.
 */
final class ImportOptions {

    /** What to do with people who have unsubscribed, bounced or complained. */
    enum WhoLeft {
        /** Create them as what they are, so that Kit does not mail them. */
        KEEP,
        /** Leave them out. */
        SKIP,
        /** Create them like all others. */
        SUBSCRIBE
    }

    /** The states that new subscribers can be given. */
    enum NewState {
        ACTIVE, INACTIVE
    }

    @Option(names = "--file", paramLabel = "FILE",
            description = "The file to import. Default: a sample of 1,000 lines, which is copied to"
                    + " target/import/subscribers.csv first.")
    Path file;

    @Option(names = "--separator", paramLabel = "CHARACTER", converter = SeparatorConverter.class,
            description = "What stands between columns, or the word tab. Default: found out.")
    Character separator;

    @Option(names = "--charset", paramLabel = "NAME",
            description = "The encoding of the file, such as windows-1252. Default: UTF-8 or UTF-16, found out.")
    Charset charset;

    @Option(names = "--map", paramLabel = "COLUMN=WHAT",
            description = "What a column is: email_address, first_name, tags, tag (one in a cell), state, or the custom"
                    + " field of that label or key; nothing to leave it out. Default: by its name.")
    Map<String, String> mapped = new LinkedHashMap<>();

    @Option(names = "--fields", paramLabel = "all|none|LIST",
            description = "Which other columns become custom fields: all, none, or their names with commas between"
                    + " them. Default: those that Kit has a custom field for.")
    String fields;

    @Option(names = "--create-fields", description = "Create custom fields that Kit does not have.")
    boolean createFields;

    @Option(names = "--tag-separator", paramLabel = "CHARACTER", converter = SeparatorConverter.class,
            description = "What stands between the tags of a cell. Default: a comma in a column of tags; a column"
                    + " that is named tag holds one.")
    Character tagSeparator;

    @Option(names = "--state", paramLabel = "STATE", defaultValue = "ACTIVE",
            description = "What new subscribers are: active, or inactive until they confirm. Default: active.")
    NewState state = NewState.ACTIVE;

    @Option(names = "--form", paramLabel = "NAME",
            description = "A form of Kit to add them to. If the form has double opt-in, Kit asks those who are inactive"
                    + " to confirm.")
    String form;

    @Option(names = "--who-left", paramLabel = "WHAT", defaultValue = "KEEP",
            description = "People whom the file has as unsubscribed, bounced or complained: keep them in Kit as that,"
                    + " never to be mailed; skip them; or subscribe them again. Default: keep.")
    WhoLeft whoLeft = WhoLeft.KEEP;

    @Option(names = "--limit", paramLabel = "N", description = "Import so many lines, and stop.")
    Long limit;

    @Option(names = "--dry-run",
            description = "Change nothing: read the whole file, and show what is made of it, and how long it would"
                    + " take.")
    boolean dryRun;

    @Option(names = "--resume",
            description = "Go on where an earlier run stopped, by the checkpoint that it left beside the file.")
    boolean resume;

    /** The state of those who have not left. */
    String newState() {
        return state == NewState.INACTIVE ? States.INACTIVE : States.ACTIVE;
    }

    static final class SeparatorConverter implements ITypeConverter<Character> {

        @Override
        public Character convert(String value) {
            if (value.equalsIgnoreCase("tab") || value.equals("\\t")) {
                return '\t';
            }
            if (value.length() != 1 || value.charAt(0) == '"' || value.charAt(0) == '\n') {
                throw new TypeConversionException("'" + value + "' is not one character, or the word tab");
            }
            return value.charAt(0);
        }
    }
}
