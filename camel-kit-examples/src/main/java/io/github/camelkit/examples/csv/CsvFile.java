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
package io.github.camelkit.examples.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.camelkit.examples.support.JobException;

/**
 * A CSV file as people have them: in any of the usual encodings, with any of the usual separators. Each can be told, or
 * is found out.
 */
public final class CsvFile {

    private static final int SAMPLE = 64 * 1024;

    private final Path path;
    private final TextEncoding encoding;
    private final char separator;
    // "sep=;" in the first line
    private final boolean declared;

    private CsvFile(Path path, TextEncoding encoding, char separator, boolean declared) {
        this.path = path;
        this.encoding = encoding;
        this.separator = separator;
        this.declared = declared;
    }

    /**
     * @param  charset      null to find out
     * @param  separator    null to find out
     * @throws JobException if the file cannot be read, or is not in its encoding
     */
    public static CsvFile of(Path path, Charset charset, Character separator) {
        TextEncoding encoding = null;
        try {
            encoding = TextEncoding.of(path, charset);
            String head = head(path, encoding);
            String firstLine = head.lines().findFirst().orElse("");
            boolean declared = Separators.isDeclaration(firstLine);
            char found;
            if (separator != null) {
                found = separator;
            } else {
                found = declared ? Separators.declared(firstLine) : Separators.detect(head);
            }
            return new CsvFile(path, encoding, found, declared);
        } catch (IOException e) {
            throw unreadable(path, encoding, e);
        }
    }

    private static String head(Path path, TextEncoding encoding) throws IOException {
        char[] head = new char[SAMPLE];
        try (Reader reader = encoding.open(path)) {
            int length = 0;
            for (int read = 0; read >= 0 && length < SAMPLE; read = reader.read(head, length, SAMPLE - length)) {
                length += read;
            }
            // A row that is cut off in the middle would mislead
            String text = new String(head, 0, length);
            int end = length < SAMPLE ? -1 : text.lastIndexOf('\n');
            return end < 0 ? text : text.substring(0, end);
        }
    }

    public Path path() {
        return path;
    }

    public char separator() {
        return separator;
    }

    /** Its rows, from the first one after the names of the columns. */
    public CsvRows open() {
        try {
            BufferedReader text = new BufferedReader(encoding.open(path));
            if (declared) {
                text.readLine();
            }
            return new CsvRows(this, text, declared ? 1 : 0);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Such as {@code UTF-8, separated by semicolons}. */
    public String description() {
        String name = switch (separator) {
            case ',' -> "commas";
            case ';' -> "semicolons";
            case '\t' -> "tabs";
            case '|' -> "pipes";
            default -> "'" + separator + "'";
        };
        return encoding.charset() + ", separated by " + name;
    }

    JobException unreadable(IOException e) {
        return unreadable(path, encoding, e);
    }

    private static JobException unreadable(Path path, TextEncoding encoding, IOException e) {
        if (e instanceof CharacterCodingException) {
            return new JobException(path + " is not in " + encoding.charset() + ": see " + place(path, encoding)
                    + "; name its encoding with --charset, such as --charset windows-1252", e);
        }
        return new JobException(Files.exists(path) ? path + " cannot be read" : "There is no file " + path, e);
    }

    private static String place(Path path, TextEncoding encoding) {
        try {
            return encoding.firstError(path);
        } catch (IOException e) {
            return "the file, which cannot be read any more";
        }
    }
}
