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
package io.github.camelkit.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A page of the documentation that is written by hand. */
record Page(String name, List<String> lines) {

    static final Path FOLDER = Path.of("..", "docs");

    private static final String GENERATED = "operations.adoc";
    private static final String FENCE = "----";

    static Page of(String name) {
        try {
            return new Page(name, Files.readAllLines(FOLDER.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Page> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".adoc") && !name.equals(GENERATED)).sorted().map(Page::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The listing under the anchor of that name. */
    Snippet snippet(String id) {
        return snippets().stream().filter(snippet -> id.equals(snippet.id())).findFirst()
                .orElseThrow(() -> new AssertionError(name + " has no listing [[" + id + "]]"));
    }

    List<Snippet> snippets() {
        List<Snippet> snippets = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).equals(FENCE)) {
                int end = lines.subList(i + 1, lines.size()).indexOf(FENCE) + i + 1;
                if (end == i) {
                    throw new AssertionError(name + ": the listing in line " + (i + 1) + " has no end");
                }
                snippets.add(new Snippet(name, i + 1, id(i), language(i),
                        String.join("\n", lines.subList(i + 1, end)) + "\n"));
                i = end;
            }
        }
        return snippets;
    }

    /** What is not in a listing, with empty lines in place of listings. */
    List<String> prose() {
        List<String> prose = new ArrayList<>();
        boolean listing = false;
        for (String line : lines) {
            boolean fence = line.equals(FENCE);
            prose.add(fence || listing ? "" : line);
            listing ^= fence;
        }
        return prose;
    }

    private String language(int fence) {
        String above = fence == 0 ? "" : lines.get(fence - 1);
        return above.startsWith("[source,") ? above.substring("[source,".length(), above.length() - 1) : "";
    }

    private String id(int fence) {
        String above = fence < 2 ? "" : lines.get(fence - 2);
        return above.startsWith("[[") ? above.substring(2, above.length() - 2) : null;
    }
}
