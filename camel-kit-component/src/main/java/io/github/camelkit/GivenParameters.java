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

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.camelkit.api.Operation;
import io.github.camelkit.api.Parameter;
import org.apache.camel.spi.PropertyConfigurerGetter;

/**
 * The options of an endpoint that are parameters of operations.
 */
final class GivenParameters {

    private final KitEndpoint endpoint;
    private final Map<Parameter, String> texts = new EnumMap<>(Parameter.class);

    GivenParameters(KitEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * Reads them once all are set.
     *
     * @throws IllegalArgumentException if a value is none of its parameter
     */
    void read() {
        PropertyConfigurerGetter getter
                = (PropertyConfigurerGetter) endpoint.getComponent().getEndpointPropertyConfigurer();
        for (Parameter parameter : Parameter.values()) {
            Object value = getter.getOptionValue(endpoint, parameter.option(), false);
            if (value != null) {
                texts.put(parameter, ParameterTexts.text(parameter, value, "option " + parameter.option()));
            }
        }
    }

    /** Their values, as they are sent. */
    Map<Parameter, String> texts() {
        return texts;
    }

    /**
     * Checks them against an operation.
     *
     * @throws IllegalArgumentException if it does not take one of them
     */
    void check(Operation operation) {
        Set<Parameter> taken = operation.parameters();
        for (Parameter given : texts.keySet()) {
            if (!taken.contains(given)) {
                throw new IllegalArgumentException("kit:" + operation.resource() + "?operation=" + operation.name()
                        + " does not take the option " + given.option() + "; it takes "
                        + (taken.isEmpty() ? "none"
                                : taken.stream().map(Parameter::option).collect(Collectors.joining(", "))));
            }
        }
    }
}
