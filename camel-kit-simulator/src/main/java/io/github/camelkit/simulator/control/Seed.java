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
package io.github.camelkit.simulator.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelkit.simulator.json.Json;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads what an account is to be filled with, from JSON or from CSV of subscribers. */
final class Seed {

    private static final String SEPARATORS = "\t;,";

    private Seed() {
    }

    /** @throws IllegalArgumentException if the file is neither */
    static ObjectNode read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (file.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
                return csv(bytes);
            }
            JsonNode json = Json.parse(bytes);
            if (json instanceof ObjectNode seed) {
                return seed;
            }
            throw new IllegalArgumentException(file + " does not hold a JSON object");
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Subscribers from CSV in UTF-8 with a header line, separated by commas, semicolons or tabs: {@code email_address}
     * (or {@code email}), {@code first_name}, {@code state}, {@code tags}, {@code forms} and {@code sequences} (names
     * separated by {@code |}); other columns are custom fields.
     *
     * @throws IllegalArgumentException if it is not CSV, or has no addresses
     */
    static ObjectNode csv(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(separator(text)).setHeader()
                .setSkipHeaderRecord(true).setIgnoreEmptyLines(true).setTrim(true).get();
        ObjectNode seed = Json.object();
        ArrayNode subscribers = seed.putArray("subscribers");
        try (CSVParser parser = CSVParser.parse(text, format)) {
            if (!parser.getHeaderNames().contains("email_address") && !parser.getHeaderNames().contains("email")) {
                throw new IllegalArgumentException("The CSV has no column email_address");
            }
            for (CSVRecord row : parser) {
                ObjectNode subscriber = subscribers.addObject();
                row.toMap().forEach((column, value) -> cell(subscriber, column, value));
            }
        } catch (IOException | IllegalStateException e) {
            throw new IllegalArgumentException("The CSV cannot be read: " + e.getMessage(), e);
        }
        return seed;
    }

    private static char separator(String text) {
        String header = text.lines().findFirst().orElse("");
        return SEPARATORS.chars().mapToObj(one -> (char) one)
                .max(Comparator.comparingLong(one -> header.chars().filter(c -> c == one).count())).orElse(',');
    }

    private static void cell(ObjectNode subscriber, String column, String value) {
        if (value.isEmpty()) {
            return;
        }
        switch (column) {
            case "email_address", "email" -> subscriber.put("email_address", value);
            case "first_name", "state" -> subscriber.put(column, value);
            case "tags", "forms", "sequences" -> {
                ArrayNode names = subscriber.withArray("/" + column);
                for (String name : value.split("\\|")) {
                    names.add(name.trim());
                }
            }
            default -> subscriber.withObject("/fields").put(column, value);
        }
    }
}
