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
package io.github.camelkit.webhook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import io.github.camelkit.client.KitResult;
import io.github.camelkit.client.PageWalk;
import io.github.camelkit.exception.KitException;
import io.github.camelkit.exception.KitNotFoundException;
import io.github.camelkit.http.AnswerReader;
import io.github.camelkit.http.Json;
import io.github.camelkit.http.KitRequest;
import io.github.camelkit.model.KitModel;
import io.github.camelkit.operation.Operation;
import io.github.camelkit.operation.Operations;
import io.github.camelkit.operation.Registration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls that registering takes. They block until Kit has answered.
 */
final class RegistrationCalls {

    private static final Logger LOG = LoggerFactory.getLogger(RegistrationCalls.class);
    private static final long PATIENCE_SECONDS = 120;

    private final String resource;
    private final Function<KitRequest, CompletableFuture<KitResult>> sender;

    /**
     * @param resource what is registered, such as {@code webhooks}
     */
    public RegistrationCalls(String resource, Function<KitRequest, CompletableFuture<KitResult>> sender) {
        this.resource = resource;
        this.sender = sender;
    }

    /** All that are registered, ours and others'. */
    <T extends KitModel> List<T> list(Class<T> type) throws IOException {
        Operation list = operation(Registration.LIST);
        PageWalk walk = new PageWalk(list, request(list, null, null), true);
        List<T> all = new ArrayList<>();
        while (walk.hasNext()) {
            walk.read(send(walk.request())).forEach(item -> all.add(type.cast(item)));
        }
        return all;
    }

    <T extends KitModel> T create(Map<String, ?> body, Class<T> type) throws IOException {
        return call(Registration.CREATE, null, body, type);
    }

    <T extends KitModel> T call(Registration what, Long id, Map<String, ?> body, Class<T> type) throws IOException {
        Operation operation = operation(what);
        KitResult result = send(request(operation, id, body));
        return type.cast(new AnswerReader(operation, true).read(result.response()).body());
    }

    /** Ends a registration; one that Kit does not have any more counts as ended. */
    void delete(long id) throws IOException {
        Operation delete = operation(Registration.DELETE);
        try {
            send(request(delete, id, null));
        } catch (KitNotFoundException e) {
            LOG.debug("{}: {} is gone already", delete.id(), id);
        }
    }

    private Operation operation(Registration what) {
        return Operations.registering(resource, what).orElseThrow();
    }

    private static KitRequest request(Operation operation, Long id, Map<String, ?> body) {
        String path = id == null ? operation.path() : operation.path().replaceFirst("\\{\\w+}", id.toString());
        return new KitRequest(operation.id(), operation.method(), path, body == null ? null : Json.writeBytes(body),
                operation.isOAuthOnly(), operation.isRepeatable());
    }

    private KitResult send(KitRequest request) throws IOException {
        try {
            return sender.apply(request).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KitException failure) {
                throw failure;
            }
            throw new IOException(request.operation() + " failed: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new IOException(request.operation() + " has not been answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
