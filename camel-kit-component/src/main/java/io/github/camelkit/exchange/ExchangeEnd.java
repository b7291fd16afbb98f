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
package io.github.camelkit.exchange;

import java.util.function.Consumer;

import org.apache.camel.Exchange;
import org.apache.camel.spi.Synchronization;

/**
 * Tells how an exchange of a consumer's ended. It is handed over with the exchange, so that it tells when all is done.
 *
 * @param told gets whether the exchange completed
 */
public record ExchangeEnd(Consumer<Boolean> told) implements Synchronization {

    @Override
    public void onComplete(Exchange exchange) {
        told.accept(!isRolledBack(exchange));
    }

    @Override
    public void onFailure(Exchange exchange) {
        told.accept(false);
    }

    /** Whether a route wants what was done undone, though nothing was thrown. */
    public static boolean isRolledBack(Exchange exchange) {
        return exchange.isRollbackOnly() || exchange.isRollbackOnlyLast();
    }
}
