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

import java.io.Closeable;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;

import io.github.camelkit.exception.KitConnectionException;
import io.github.camelkit.exception.KitException;
import io.github.camelkit.exception.KitException.Details;
import io.github.camelkit.exchange.AnswerWriter;
import io.github.camelkit.http.Json;
import io.github.camelkit.model.KitPage;

/**
 * The items of all pages of a list, fetched as they are read: the current page and the next one are in memory.
 * <p>
 * A page that cannot be read fails {@link #next()}, after all items before it, and each later call. {@link #hasNext()}
 * never fails, because Camel asks for it while it handles an item. Several threads may read; each item is
 * given to one of them.
 * <p>
 * The next page is fetched in the background as long as the exchange that the stream was made for goes on, afterwards
 * when it is asked for. The stream ends without a failure when it is closed or when that exchange has failed: Camel
 * discards what it reads after that.
 *
 * @param <T> a model, a map, or JSON, as the option outputType says
 */
public final class KitStream<T> implements Iterator<T>, Closeable {

    private final ListPages pages;
    private final boolean json;
    private final StreamScope scope;
    private final ReentrantLock lock = new ReentrantLock();
    private List<?> page;
    private int index;
    private KitException failure;
    private volatile CompletableFuture<KitPage<?>> ahead;
    private volatile boolean closed;

    /**
     * @param page  the first page
     * @param json  whether items are given as JSON
     * @param scope the exchange that it is made for
     */
    KitStream(ListPages pages, KitPage<?> page, boolean json, StreamScope scope) {
        this.pages = pages;
        this.page = page;
        this.json = json;
        this.scope = scope;
    }

    @Override
    public boolean hasNext() {
        lock.lock();
        try {
            return !closed && !scope.hasFailed() && (isAtHand() || fetch());
        } finally {
            lock.unlock();
        }
    }

    /**
     * @throws KitException           if the page that the item is on cannot be read
     * @throws NoSuchElementException if there are no more items
     */
    @Override
    @SuppressWarnings("unchecked")
    public T next() {
        lock.lock();
        try {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            if (failure != null) {
                throw failure;
            }
            Object item = page.get(index++);
            return (T) (json ? Json.write(AnswerWriter.plain(item)) : item);
        } finally {
            lock.unlock();
        }
    }

    /** Whether there is an item, or a failure, without another page. */
    private boolean isAtHand() {
        if (failure == null && index < page.size()) {
            readAhead();
        }
        return failure != null || index < page.size();
    }

    private void readAhead() {
        if (ahead == null && !closed && pages.hasNext() && scope.isOpen()) {
            ahead = pages.next(true);
        }
    }

    /** Whether there is an item, or a failure, on the pages to come. */
    private boolean fetch() {
        // What was read is not kept while the next page is waited for
        page = List.of();
        index = 0;
        while (ahead != null || pages.hasNext()) {
            try {
                page = take();
            } catch (CancellationException e) {
                return false;
            } catch (KitException e) {
                failure = e;
            }
            if (isAtHand()) {
                return true;
            }
        }
        return false;
    }

    private List<?> take() {
        CompletableFuture<KitPage<?>> wanted = ahead != null ? ahead : pages.next(false);
        ahead = wanted;
        if (closed) {
            // The thread that closed it may not have seen the page that is waited for
            wanted.cancel(false);
        }
        try {
            return wanted.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("interrupted while it waited for the next page", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KitException known ? known
                    : failed("the next page cannot be read (" + e.getCause() + ')', e.getCause());
        } finally {
            ahead = null;
        }
    }

    private KitException failed(String what, Throwable cause) {
        return new KitConnectionException(pages.operation() + ": " + what,
                Details.notSent(pages.operation().id(), cause));
    }

    /** Ends the stream, also for a thread that waits for a page. */
    @Override
    public void close() {
        closed = true;
        CompletableFuture<?> awaited = ahead;
        if (awaited != null) {
            awaited.cancel(false);
        }
    }

    /** Without reading any item. */
    @Override
    public String toString() {
        return "stream of " + pages.operation();
    }
}
