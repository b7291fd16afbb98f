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

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.github.camelkit.KitConfiguration;
import io.github.camelkit.runtime.EndpointContext;
import io.github.camelkit.server.InboundOptions;
import org.apache.camel.CamelContext;
import org.apache.camel.support.ResourceHelper;

/**
 * What a consumer serves of a plugin, and to whom: checks what is set on its endpoint.
 */
final class PluginPlan {

    private static final long DELIVERY_TIMEOUT = 20_000;

    private final EndpointContext endpoint;
    private final PluginOptions options;
    private final InboundOptions inbound;
    private final PluginAction action;

    /**
     * @throws IllegalArgumentException if it cannot work
     */
    PluginPlan(EndpointContext endpoint, PluginOptions options, InboundOptions inbound) {
        this.endpoint = endpoint;
        this.options = options;
        this.inbound = inbound;
        this.action = options.getAction();
        if (action == null) {
            throw refused("needs the option action, which is one of " + Arrays.stream(PluginAction.values())
                    .map(PluginPlan::name).collect(Collectors.joining(", ")));
        }
        if (inbound.getPath() == null) {
            throw refused("needs the option path, which is the end of the address that Kit is given");
        }
        endpoint.parameters().keySet().stream().findFirst().ifPresent(given -> refuse(given.option(), given));
        refuse("operation", endpoint.operationName());
        if (action.isEditor()) {
            refuse("clientId", endpoint.configuration().getClientId());
        } else {
            refuse("settings", options.getSettings());
            refuse("authenticator", options.getAuthenticator());
        }
        if (!action.hasSecret()) {
            refuse("clientSecret", endpoint.configuration().getClientSecret());
        }
        if (!action.hasRedirect()) {
            refuse("redirectUris", inbound.getRedirectUris());
        }
    }

    /** Of a producer: it serves nothing. */
    static void checkProducer(PluginOptions options) {
        if (options.getAction() != null) {
            throw new IllegalArgumentException("kit:plugins in to() does not take the option action; it takes"
                    + " operation");
        }
    }

    private static String name(PluginAction action) {
        return action.name().toLowerCase(Locale.ROOT);
    }

    private void refuse(String option, Object value) {
        if (value != null) {
            throw refused("with action=" + name(action) + " does not take the option " + option);
        }
    }

    private static IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("kit:plugins in from() " + why);
    }

    PluginAction action() {
        return action;
    }

    /** Apart from the authenticator, because that has a life cycle of its own. */
    PluginServer.Settings settings(KitPluginAuthenticator authenticator, int maxInFlight) {
        return new PluginServer.Settings(action, pluginSettings(), options.isCheckHtml(), authenticator, client(),
                maxInFlight, inbound.deliveryTimeoutOr(DELIVERY_TIMEOUT));
    }

    PluginServer.Place place(String owner) {
        String path = inbound.getPath();
        return new PluginServer.Place(path.startsWith("/") ? path : '/' + path,
                inbound.getHttpConsumerFactory(), inbound.getMaxBodySize(), owner);
    }

    private PluginSettings pluginSettings() {
        if (options.getSettings() == null) {
            return PluginSettings.UNKNOWN;
        }
        try {
            return PluginSettings.parse(resource(endpoint.camelContext(), options.getSettings()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The option settings names " + options.getSettings() + ", which "
                    + e.getMessage(), e);
        }
    }

    /**
     * The settings JSON that the option settings names.
     *
     * @throws IllegalArgumentException if it cannot be read
     */
    static byte[] resource(CamelContext context, String name) {
        try (InputStream in = ResourceHelper.resolveMandatoryResourceAsInputStream(context, name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot be read: " + e.getMessage(), e);
        }
    }

    private OAuthClient client() {
        if (action.isEditor()) {
            return null;
        }
        KitConfiguration configuration = endpoint.configuration();
        if (configuration.getClientId() == null || configuration.getClientId().isBlank()) {
            throw refused("with action=" + name(action) + " needs the option clientId, as it is configured in Kit");
        }
        String secret = endpoint.secret(configuration.getClientSecret());
        if (action.hasSecret() && (secret == null || secret.isBlank())) {
            throw refused("with action=" + name(action) + " needs the option clientSecret, as it is configured in Kit");
        }
        String redirectUris = inbound.redirectUrisOr(PluginOptions.DEFAULT_REDIRECT_URIS);
        List<String> all = Arrays.stream(redirectUris.split(",")).map(String::trim).filter(u -> !u.isEmpty()).toList();
        return new OAuthClient(configuration.getClientId(), secret, all);
    }
}
