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
package io.github.camelkit.observe;

import java.util.Map;

import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Whether Kit sends its events to one consumer, and whether the consumer gets done what it is asked for. It runs all the
 * same, and goes on trying to register.
 */
public class ObservedHealthCheck extends AbstractHealthCheck {

    private final Observed consumer;

    ObservedHealthCheck(Observed consumer) {
        super("camel", "kit-" + consumer.kind() + '-' + consumer.name());
        this.consumer = consumer;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        consumer.counts().forEach(builder::detail);
        consumer.refused().forEach((why, count) -> builder.detail("refused, " + why, count));
        consumer.state().forEach(builder::detail);
        if (consumer.failure() == null) {
            builder.up();
        } else {
            builder.message(consumer.failure()).down();
        }
    }
}
