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
import java.util.List;

import io.github.camelkit.examples.export.SubscriberTable;
import io.github.camelkit.examples.importer.ImportedFile;
import io.github.camelkit.examples.importer.LineProblem;
import io.github.camelkit.examples.importer.SubscriberLine;
import io.github.camelkit.examples.support.JobException;
import io.github.camelkit.exception.KitException;
import io.github.camelkit.model.CustomField;
import io.github.camelkit.model.KitPage;
import io.github.camelkit.model.Subscriber;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.commons.csv.CSVFormat;

/**
 * What the routes in YAML and XML need to read and write CSV files.
 */
public class Csv {

    /** The lines of a file, to be split. */
    public ImportedFile open(File file) {
        return ImportedFile.open(file.toPath());
    }

    /** A line as Kit names things. */
    public Subscriber subscriber(SubscriberLine line) {
        if (line.problem() != null) {
            throw new LineProblem(line.problem());
        }
        return line.toSubscriber();
    }

    /** A line of the file of rejected lines, for what was caught. */
    public String rejected(@ExchangeProperty("file") ImportedFile file, @ExchangeProperty("line") SubscriberLine line,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception caught) {
        boolean kitSays = caught instanceof KitException kit && !kit.getErrors().isEmpty();
        return file.rejected(line, kitSays ? String.join("; ", ((KitException) caught).getErrors())
                : caught.getMessage());
    }

    /** What was caught, without what Camel wraps around it. */
    public String sentence(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception caught) {
        return JobException.of(caught).getMessage();
    }

    /** The first line of an export, by the custom fields of the account. */
    public String header(@ExchangeProperty("fields") KitPage<CustomField> fields) {
        return CSVFormat.DEFAULT.format(new SubscriberTable(List.copyOf(fields), false).header().toArray()) + "\n";
    }

    /** A subscriber as a line of an export. */
    public String line(Subscriber subscriber, @ExchangeProperty("fields") KitPage<CustomField> fields) {
        return CSVFormat.DEFAULT.format(new SubscriberTable(List.copyOf(fields), false).row(subscriber).toArray())
                + "\n";
    }
}
