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
package io.github.camelkit.plugin;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;

import io.github.camelkit.KitConstants;
import io.github.camelkit.exchange.AnswerWriter;
import io.github.camelkit.http.Json;
import io.github.camelkit.operation.PluginOperation;
import io.github.camelkit.runtime.EndpointContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;

/**
 * Does what can be done for plugins of Kit's editor without calling Kit.
 */
public class KitPluginProducer extends DefaultProducer {

    private final EndpointContext context;
    private final PluginOptions options;
    private SettingsSchema schema;

    public KitPluginProducer(Endpoint endpoint, EndpointContext context, PluginOptions options) {
        super(endpoint);
        this.context = context;
        this.options = options;
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        PluginPlan.checkProducer(options);
        if (context.operationName() != null) {
            operation(context.operationName());
        }
        try {
            schema = new SettingsSchema();
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException("kit:plugins in to() needs com.networknt:json-schema-validator (1.5) on the"
                    + " class path", e);
        }
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        String given = message.getHeader(KitConstants.OPERATION, String.class);
        String name = given == null ? context.operationName() : given;
        if (name == null) {
            throw new IllegalArgumentException("kit:plugins in to() needs the option operation or the header "
                    + KitConstants.OPERATION + "; its operations are " + String.join(", ", PluginOperation.names()));
        }
        switch (operation(name)) {
            case VALIDATE_SETTINGS -> AnswerWriter.setBody(schema.validate(settings(exchange)), false, message);
        }
        message.removeHeader(KitConstants.OPERATION);
    }

    private static PluginOperation operation(String name) {
        return PluginOperation.find(name).orElseThrow(() -> new IllegalArgumentException("Unknown operation " + name
                + " of kit:plugins; its operations are " + String.join(", ", PluginOperation.names())));
    }

    /** The body, or what the option names. */
    private String settings(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        String option = options.getSettings();
        if (body == null && option == null) {
            throw new IllegalArgumentException("kit:plugins?operation="
                    + PluginOperation.VALIDATE_SETTINGS.operation() + " needs the settings JSON as its body, or the"
                    + " option settings");
        }
        if (body == null) {
            return new String(PluginPlan.resource(exchange.getContext(), option), StandardCharsets.UTF_8);
        }
        return body instanceof Collection || body instanceof Map || Json.isTree(body)
                ? Json.write(body) : exchange.getMessage().getBody(String.class);
    }
}
