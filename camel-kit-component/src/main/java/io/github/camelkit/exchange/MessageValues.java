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

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import io.github.camelkit.operation.Parameter;
import io.github.camelkit.operation.ParameterText;
import org.apache.camel.Message;

/**
 * The values of parameters: the header of a message, else the option of the endpoint.
 */
final class MessageValues {

    private final Message message;
    private final Map<Parameter, String> options;
    private final Set<Parameter> usedHeaders = EnumSet.noneOf(Parameter.class);

    MessageValues(Message message, Map<Parameter, String> options) {
        this.message = message;
        this.options = options;
    }

    /** As it is sent; null where neither is there. */
    String value(Parameter parameter) {
        String header = header(parameter);
        return header != null ? header : option(parameter);
    }

    String header(Parameter parameter) {
        Object value = message.getHeader(parameter.header());
        if (value == null) {
            return null;
        }
        usedHeaders.add(parameter);
        return ParameterText.text(parameter, value, "header " + parameter.header());
    }

    String option(Parameter parameter) {
        return options.get(parameter);
    }

    /** The headers that were asked for and found. */
    Set<Parameter> usedHeaders() {
        return usedHeaders;
    }
}
