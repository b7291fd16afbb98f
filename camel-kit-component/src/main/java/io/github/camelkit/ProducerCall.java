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
package io.github.camelkit;

import java.util.concurrent.CompletableFuture;

import io.github.camelkit.client.KitAccount;
import io.github.camelkit.client.KitResult;
import io.github.camelkit.http.KitRequest;

/**
 * What a producer does with one exchange.
 */
interface ProducerCall {

    CompletableFuture<Void> NOTHING_TO_PREPARE = CompletableFuture.completedFuture(null);
    CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);

    /**
     * Reads the exchange, and asks Kit for what the call needs to know first.
     *
     * @throws RuntimeException if the exchange cannot be understood
     */
    CompletableFuture<Void> prepare();

    /** The request, once it is prepared. */
    KitRequest request();

    KitAccount account();

    /**
     * Writes the answer or the failure of the request to the exchange.
     *
     * @return done, and never with a failure, once the exchange holds its result
     */
    CompletableFuture<Void> answered(KitResult result);
}
