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
package io.github.camelkit.producer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.camelkit.OutputType;
import io.github.camelkit.client.KitResult;
import io.github.camelkit.exception.KitException;
import io.github.camelkit.exception.KitException.Details;
import io.github.camelkit.exception.KitValidationException;
import io.github.camelkit.exchange.AnswerWriter;
import io.github.camelkit.model.KitPage;
import io.github.camelkit.model.Pagination;
import org.apache.camel.Exchange;

/**
 * Writes a list that is read to its end to an exchange.
 */
final class WholeList {

    private final ListPages pages;
    private final OutputType outputType;
    private final int maxItems;
    private final Exchange exchange;

    /**
     * @param maxItems how many items one list of all can have
     */
    WholeList(ListPages pages, OutputType outputType, int maxItems, Exchange exchange) {
        this.pages = pages;
        this.outputType = outputType;
        this.maxItems = maxItems;
        this.exchange = exchange;
    }

    /**
     * Makes the items of all pages the body, to be fetched as they are read.
     *
     * @throws KitException if the first page is not one
     */
    void stream(KitResult first) {
        KitPage<?> page = pages.read(first);
        AnswerWriter.writeList(page, first, exchange.getMessage());
        boolean json = outputType == OutputType.JSON;
        AnswerWriter.setBody(new KitStream<>(pages, page, json, StreamScope.of(exchange)), json, exchange.getMessage());
    }

    /**
     * Makes one list of the items of all pages the body.
     *
     * @return fails with the {@link KitException} of a page, or because the list is too long
     */
    CompletableFuture<Void> all(KitResult first) {
        KitPage<?> page = pages.read(first);
        return new Collector(page).collect().thenAccept(items -> {
            KitPage<Object> all = KitPage.of(page.root(), items, pagination(page, items.size()), page.additional());
            AnswerWriter.writeList(page, first, exchange.getMessage());
            AnswerWriter.writeBody(all, outputType, exchange.getMessage());
        });
    }

    /** The first page's, for a page that holds all. */
    private static Pagination pagination(KitPage<?> first, int size) {
        Pagination of = first.pagination();
        return of == null ? null : new Pagination(of.hasPreviousPage(), false, of.startCursor(), null, size,
                of.totalCount(), of.additional());
    }

    /** Collects the items of one page after the other. */
    private final class Collector {

        private final List<Object> items = new ArrayList<>();

        Collector(KitPage<?> first) {
            add(first);
        }

        private void add(KitPage<?> page) {
            Long total = page.totalCount();
            if (items.size() + page.size() > maxItems || total != null && total > maxItems) {
                throw new KitValidationException(pages.operation() + ": the list has more than " + maxItems
                        + " items (option maxItems); read it with paging=stream, which takes a list of any length",
                        Details.notSent(pages.operation().id()));
            }
            items.addAll(page);
        }

        CompletableFuture<List<Object>> collect() {
            return pages.readAll(this::add).thenApply(nothing -> items);
        }
    }
}
