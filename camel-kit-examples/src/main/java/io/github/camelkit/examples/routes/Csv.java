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
package io.github.camelkit.examples.routes;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelkit.model.Subscriber;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;

/**
 * What routes in YAML and XML need of CSV, as a bean.
 */
public class Csv {

    private static final CSVFormat ROWS = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final CSVFormat LINE = CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();

    /** The rows of a file whose first line names the columns. */
    public List<Map<String, String>> rows(File file) throws IOException {
        try (CSVParser parser = CSVParser.parse(Files.newBufferedReader(file.toPath()), ROWS)) {
            return parser.stream().map(record -> record.toMap()).toList();
        }
    }

    /** A row as Kit names things; without a first name where it has none, for Kit then keeps the one that it knows. */
    public Map<String, String> subscriber(Map<String, String> row) {
        Map<String, String> subscriber = new LinkedHashMap<>();
        subscriber.put("email_address", row.get("email"));
        if (!row.get("first_name").isEmpty()) {
            subscriber.put("first_name", row.get("first_name"));
        }
        return subscriber;
    }

    /** A subscriber as a line of a file. */
    public String line(Subscriber subscriber) throws IOException {
        StringWriter line = new StringWriter();
        try (CSVPrinter csv = new CSVPrinter(line, LINE)) {
            csv.printRecord(subscriber.id(), subscriber.emailAddress(), subscriber.firstName(), subscriber.state(),
                    subscriber.createdAt());
        }
        return line.toString();
    }
}
