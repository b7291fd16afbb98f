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

import java.io.Reader;
import java.util.Map;

import io.github.camelkit.exception.KitValidationException;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A folder whose CSV files, all of one layout, are imported. To copy: it needs nothing of this module.
 */
public class CsvInbox extends RouteBuilder {

    // tag::recipe[]
    private static final CSVFormat ROWS = CSVFormat.EXCEL.builder().setHeader().setSkipHeaderRecord(true)
            .setIgnoreHeaderCase(true).setTrim(true).get();

    @Override
    public void configure() {
        // What would befall the next row, too: the file stays where it is, and the route stops
        onException(Exception.class).logExhausted(false)
            .log(LoggingLevel.ERROR, "${file:name} is not imported, because ${exception.message}")
            .to("controlbus:route?routeId=inbox&action=stop&async=true");

        from("file:{{inbox}}?include=.*[.]csv&charset=UTF-8&move=done/${file:name}").routeId("inbox")
            .process(exchange -> exchange.getMessage().setBody(
                    CSVParser.parse(exchange.getMessage().getMandatoryBody(Reader.class), ROWS).iterator()))
            .split(body()).streaming().stopOnException()
                .setProperty("row", body())
                // What is wrong with a row: it goes to the rejected ones, and the next one is done
                .doTry()
                    .process(CsvInbox::subscriber)
                    .to("kit:subscribers?operation=create")
                .doCatch(KitValidationException.class, IllegalArgumentException.class)
                    .process(CsvInbox::rejected)
                    .to("file:{{inbox}}/rejected?fileName=${file:onlyname}&fileExist=Append")
                .end()
            .end()
            .log("${file:name} is imported");
    }

    /** A row that is too short, or a column that is not there, is an IllegalArgumentException. */
    private static void subscriber(Exchange exchange) {
        CSVRecord row = exchange.getMessage().getBody(CSVRecord.class);
        exchange.getMessage().setBody(Map.of("email_address", row.get("Email"), "first_name", row.get("Name")));
    }

    private static void rejected(Exchange exchange) {
        CSVRecord row = exchange.getProperty("row", CSVRecord.class);
        Exception caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        exchange.getMessage().setBody(CSVFormat.DEFAULT.format(row.getRecordNumber(), caught.getMessage(),
                String.join(",", row)) + "\n");
    }
    // end::recipe[]
}
