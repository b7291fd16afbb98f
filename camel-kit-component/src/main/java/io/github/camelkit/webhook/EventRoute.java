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

import java.util.List;
import java.util.function.Consumer;

/**
 * The route that events are for.
 */
@FunctionalInterface
interface EventRoute {

    /**
     * Makes an exchange.
     *
     * @param  events one, unless a delivery is not split
     * @param  ended  to be called once with whether the exchange has succeeded, which can be after the route went on
     * @param  next   to be called when the route can take the next exchange, unless that is so on return
     * @return        whether the route can take the next one now
     */
    boolean send(List<ReceivedEvent> events, Consumer<Boolean> ended, Runnable next);
}
