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

import java.util.Map;

import io.github.camelkit.webhook.EventReceiver;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Whether Kit sends its events to one consumer. The consumer runs all the same, and goes on trying to register.
 */
public class KitEventHealthCheck extends AbstractHealthCheck {

    private final EventReceiver receiver;

    KitEventHealthCheck(String name, EventReceiver receiver) {
        super("camel", "kit-events-" + name);
        this.receiver = receiver;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        receiver.counts().forEach(builder::detail);
        receiver.refused().forEach((why, count) -> builder.detail("refused, " + why, count));
        builder.detail("deliveriesInFlight", receiver.inFlight());
        if (receiver.isRegistered() != null) {
            builder.detail("registered", receiver.isRegistered());
        }
        if (receiver.failure() == null) {
            builder.up();
        } else {
            builder.message(receiver.failure()).down();
        }
    }
}
