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
package io.github.camelkit.poll;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;

import io.github.camelkit.OutputType;
import io.github.camelkit.exception.KitNotFoundException;
import io.github.camelkit.exchange.AnswerWriter;
import io.github.camelkit.exchange.ConsumerOptions;
import io.github.camelkit.exchange.ExchangeEnd;
import io.github.camelkit.exchange.ExchangeOptions;
import io.github.camelkit.exchange.RouteErrors;
import io.github.camelkit.model.KitModel;
import io.github.camelkit.model.KitModels;
import io.github.camelkit.model.KitPage;
import io.github.camelkit.operation.Operation;
import io.github.camelkit.operation.PollMode;
import io.github.camelkit.runtime.EndpointContext;
import io.github.camelkit.store.SharedStore;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.LoggingExceptionHandler;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls one of Kit's lists.
 * <p>
 * The checkpoint moves over items whose exchange has completed, wherever it was handed over to; what failed comes again
 * with the next poll. Behind an aggregator, taken is done: give it a persistent repository. An item comes again after a
 * crash if it was under way, or was done within the second before.
 */
public class KitPollConsumer extends ScheduledBatchPollingConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(KitPollConsumer.class);
    private static final String FILE = "file:";
    private static final String STORE = "store";
    private static final int MAX_IN_FLIGHT = 100;

    private final EndpointContext context;
    private final PollOptions options;
    private final ConsumerOptions consuming;
    private final ExchangeOptions lookups;
    private final PollFailures failures =
            new PollFailures(new LoggingExceptionHandler(getEndpoint().getCamelContext(), getClass()));
    private final Waits waits = new Waits(this::isAllowed);
    private MachineTime machine;
    private KitTime time;
    private PollPlan source;
    private PollCalls calls;
    private Object claimed;
    private volatile Poller poller;
    // Where nodes share the store, one of them polls at a time; null elsewhere
    private volatile PollClaim turn;
    private long term;

    public KitPollConsumer(Endpoint endpoint, Processor processor, EndpointContext context, PollOptions options,
            ConsumerOptions consuming, ExchangeOptions lookups) {
        super(endpoint, processor);
        this.context = context;
        this.options = options;
        this.consuming = consuming;
        this.lookups = lookups;
        // A handler that the user gives, or bridgeErrorHandler, replaces it
        setExceptionHandler(failures);
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        source = new PollPlan(context, options);
        source.check(consuming, isGreedy());
        calls = new PollCalls(context, source, options.getFilter(), lookups);
        EndpointContext.checkCredential(source.operation(), context.account((String) null));
        machine = MachineTime.of(getEndpoint().getCamelContext());
        time = new KitTime(source.operation().toString(), machine);
    }

    @Override
    protected void doStart() throws Exception {
        try {
            String key = key();
            StateRepository<String, String> checkpoints = options.getMode() == PollMode.ALL ? null : checkpoints();
            if (checkpoints != null) {
                claim(checkpoints instanceof SharedCheckpoints ? context.store() : checkpoints, key);
            }
            if (context.store() instanceof SharedStore shared) {
                turn = new PollClaim(new PollClaim.Tools(shared, UUID.randomUUID().toString(),
                        context.runtime().pool(), context.runtime().timer(), System::nanoTime),
                        claimKey(checkpoints, key));
            } else {
                poller = poller(key, checkpoints);
            }
            super.doStart();
        } catch (Exception e) {
            release();
            throw e;
        }
    }

    private String key() {
        return source.key(context.account((String) null).name());
    }

    /** Routes that keep their place elsewhere, or none, do not stand in for each other though they poll the same. */
    private String claimKey(Object checkpoints, String key) {
        return checkpoints instanceof SharedCheckpoints ? key : key + " in route " + getRouteId();
    }

    /** Whether this node polls; if it has not done so just before, it begins where the one before has ended. */
    private boolean isMyTurn() throws Exception {
        if (turn == null) {
            return true;
        }
        if (!turn.hold()) {
            LOG.debug("Another node polls {}", getEndpoint());
            return false;
        }
        if (poller == null || term != turn.term()) {
            long now = turn.term();
            // What the one before has not saved comes again: by now it may be another node's
            abandon();
            poller = poller(key(), options.getMode() == PollMode.ALL ? null : checkpoints());
            // Last, because a poller that could not be made must be made at the next poll
            term = now;
        }
        return true;
    }

    /** What still ends for the poller before moves no checkpoint that the next one has read. */
    private void abandon() {
        Poller before = poller;
        if (before != null) {
            before.abandon();
        }
    }

    private Poller poller(String key, StateRepository<String, String> checkpoints) throws Exception {
        CheckpointSaver saver = checkpoints == null ? null
                : new CheckpointSaver(checkpoints, key, System::nanoTime);
        context.runtime().use(consuming.getIdempotentRepository());
        PollSettings settings = new PollSettings(options.getMode(), source.feed(), source.query(),
                Duration.ofMillis(options.getLookBack()), options.getInitial() == Initial.ALL,
                consuming.isSplitResult(), options.getMaxMessagesPerPoll(),
                consuming.maxInFlightOr(MAX_IN_FLIGHT), machine.calendar());
        Pages pages = new Pages(source.operation(), source.feed(), calls::request, calls::send, waits, time);
        return new Poller(settings, pages, saver, consuming.getIdempotentRepository(), key, new Routing());
    }

    @Override
    protected void doStop() throws Exception {
        endWaits();
        super.doStop();
        try {
            if (turn != null && !turn.isHeld()) {
                abandon();
            } else if (poller != null) {
                poller.close();
            }
        } catch (RuntimeException e) {
            LOG.warn("The checkpoint of {} cannot be saved, what is done since the last time comes again: {}",
                    getEndpoint(), e.toString());
        } finally {
            poller = null;
            if (turn != null) {
                turn.close();
                turn = null;
            }
            release();
        }
    }

    // Where the checkpoint is

    @SuppressWarnings("unchecked")
    private StateRepository<String, String> checkpoints() throws Exception {
        Object given = options.getCheckpoint();
        if (given == null || STORE.equals(given)) {
            if (context.store() instanceof SharedStore shared) {
                return new SharedCheckpoints(shared);
            }
            if (given != null) {
                throw new IllegalArgumentException("The option checkpoint=store needs a store that nodes share in the"
                        + " option store of the component, such as JdbcKitStore");
            }
            return KnownCheckpoints.of(context.runtime()).inMemory();
        }
        if (given instanceof String text && text.startsWith(FILE)) {
            return new FileCheckpoints(Path.of(text.substring(FILE.length())));
        }
        if (given instanceof String name) {
            given = CamelContextHelper.mandatoryLookup(context.camelContext(),
                    name.startsWith("#") ? name.substring(1) : name);
        }
        if (!(given instanceof StateRepository)) {
            throw new IllegalArgumentException("The option checkpoint must be a StateRepository, as a reference to a"
                    + " bean (#name), or file: and a directory; it is a " + given.getClass().getName());
        }
        context.runtime().use(given);
        return (StateRepository<String, String>) given;
    }

    private void claim(Object checkpoints, String key) {
        Object wanted = List.of(checkpoints, key);
        if (!KnownCheckpoints.of(context.runtime()).claim(wanted)) {
            throw new IllegalArgumentException("Another consumer has the checkpoint " + key
                    + ": give this one a key of its own with the option checkpointKey");
        }
        claimed = wanted;
    }

    private void release() {
        KnownCheckpoints.of(context.runtime()).release(claimed);
        claimed = null;
    }

    // Polling

    @Override
    protected int poll() throws Exception {
        if (!isMyTurn()) {
            return 0;
        }
        try {
            calls.lookUp(waits);
            int offered = poller.poll();
            failures.over();
            return offered;
        } catch (KitNotFoundException e) {
            calls.forget();
            throw e;
        } catch (MovedException e) {
            giveWay(e);
            return 0;
        } catch (StoppedException e) {
            LOG.debug("The consumer stops before it has polled");
            return 0;
        }
    }

    /** Lets others go on; the next turn begins with the checkpoint as it is then. */
    private void giveWay(MovedException e) {
        PollClaim mine = turn;
        if (mine == null) {
            throw e;
        }
        LOG.warn("{}", e.getMessage());
        abandon();
        poller = null;
        mine.pass();
    }

    /** What comes again because it failed does not count for more polls, but it is not nothing. */
    @Override
    protected void processEmptyMessage() throws Exception {
        if (poller != null && poller.offered() == 0 && isAllowed()) {
            super.processEmptyMessage();
        }
    }

    @Override
    public int processBatch(Queue<Object> exchanges) {
        throw new UnsupportedOperationException("Exchanges are made one by one, as there is room for them");
    }

    // Stopping

    private boolean isAllowed() {
        PollClaim mine = turn;
        return isRunAllowed() && (mine == null || mine.isHeld()) && (shutdownRunningTask == null ? !isSuspendingOrSuspended()
                : shutdownRunningTask == ShutdownRunningTask.CompleteAllTasks);
    }

    private void endWaits() {
        if (poller != null && !isAllowed()) {
            waits.abort();
            poller.wake();
        }
    }

    @Override
    public boolean deferShutdown(ShutdownRunningTask task) {
        boolean deferred = super.deferShutdown(task);
        endWaits();
        return deferred;
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        super.prepareShutdown(suspendOnly, forced);
        endWaits();
    }

    @Override
    protected void doSuspend() throws Exception {
        super.doSuspend();
        endWaits();
        if (turn != null) {
            turn.pass();
        }
    }

    // Exchanges

    /** Makes exchanges, and tells how they end. */
    private final class Routing implements Receiver {

        @Override
        public boolean isAllowed() {
            return KitPollConsumer.this.isAllowed();
        }

        @Override
        public void receive(Offer offer, int index, int size, Completion completion) {
            forceConsumerAsReady();
            pendingExchanges = size - index - 1;
            Exchange exchange;
            try {
                exchange = createExchange(true);
                AnswerWriter.writeBody(body(offer), context.outputType(),
                        exchange.getMessage());
            } catch (RuntimeException | Error e) {
                completion.done(false);
                throw e;
            }
            exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index);
            exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, size);
            exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, index == size - 1);
            RouteErrors.process(getAsyncProcessor(), exchange, new ExchangeEnd(completion::done),
                    defaultConsumerCallback(exchange, true));
        }

        private Object body(Offer offer) {
            List<Object> bodies = offer.items().stream().map(this::body).toList();
            KitPage<?> page = offer.page().content();
            return consuming.isSplitResult() ? bodies.get(0)
                    : KitPage.of(page.root(), bodies, page.pagination(), page.additional());
        }

        private Object body(Item item) {
            Operation operation = source.operation();
            return context.outputType() != OutputType.MODEL ? item.row()
                    : KitModels.read(operation.answer().type().asSubclass(KitModel.class), item.row());
        }
    }
}
