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

import java.io.Closeable;
import java.util.Iterator;
import java.util.NoSuchElementException;

import io.github.camelkit.examples.csv.CsvFile;
import io.github.camelkit.examples.csv.CsvRows;

/**
 * The lines of the file one by one, from where an earlier run stopped, until all are taken or somebody stops it.
 * Several threads may take them.
 */
final class SubscriberLines implements Iterator<SubscriberLine>, Closeable {

    private final CsvRows rows;
    private final LineParser parser;
    private final long end;
    private long index;
    private boolean stopped;
    private boolean promised;

    /**
     * @param start how many lines are passed over
     * @param end   how many lines of the file there are to be, with those that are passed over
     */
    SubscriberLines(CsvFile file, LineParser parser, long start, long end) {
        this.rows = file.open();
        this.parser = parser;
        this.end = end;
        while (index < start && rows.hasNext()) {
            rows.next();
            index++;
        }
    }

    /** Keeps its word: Camel's splitter asks again before it takes a line, and is done at once if it hears another. */
    @Override
    public synchronized boolean hasNext() {
        promised = promised || !stopped && index < end && rows.hasNext();
        return promised;
    }

    @Override
    public synchronized SubscriberLine next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        promised = false;
        return parser.line(index++, rows.next());
    }

    /** Lets nobody have another line, but for the one that is promised. */
    synchronized void stop() {
        stopped = true;
    }

    @Override
    public synchronized void close() {
        stopped = true;
        promised = false;
        rows.close();
    }
}
