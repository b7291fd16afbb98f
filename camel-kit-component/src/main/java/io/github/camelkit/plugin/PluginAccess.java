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

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

import io.github.camelkit.exchange.ExchangeEnd;
import io.github.camelkit.exchange.RouteErrors;
import org.apache.camel.CamelAuthorizationException;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.StreamCache;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Whom access tokens of plugins belong to: asks a bean or a route.
 */
final class PluginAccess extends ServiceSupport implements KitPluginAuthenticator {

    private static final String REFERENCE = "#";

    // One of the two is null
    private final KitPluginAuthenticator bean;
    private final Endpoint endpoint;
    private final CamelContext context;
    private volatile ProducerTemplate template;

    /**
     * @param  given                    the option authenticator
     * @throws IllegalArgumentException if it names nothing that can be asked
     */
    PluginAccess(CamelContext context, String given) {
        this.context = context;
        boolean reference = given.startsWith(REFERENCE);
        if (!reference && given.indexOf(':') < 1) {
            throw new IllegalArgumentException("The option authenticator must be #name of a bean, or an endpoint such"
                    + " as direct:check");
        }
        bean = reference ? bean(context, given.substring(REFERENCE.length())) : null;
        endpoint = reference ? null : CamelContextHelper.getMandatoryEndpoint(context, given);
    }

    private static KitPluginAuthenticator bean(CamelContext context, String name) {
        Object found = context.getRegistry().lookupByName(name);
        if (found instanceof KitPluginAuthenticator authenticator) {
            return authenticator;
        }
        throw new IllegalArgumentException("The option authenticator names the bean " + name + ", which is "
                + (found == null ? "not in the registry" : "no KitPluginAuthenticator"));
    }

    @Override
    protected void doStart() {
        if (endpoint != null) {
            template = context.createProducerTemplate();
        }
    }

    @Override
    protected void doStop() {
        if (template != null) {
            template.stop();
            template = null;
        }
    }

    @Override
    public Object authenticate(String token) throws Exception {
        return user(bean == null ? ask(token) : bean.authenticate(token));
    }

    private Object ask(String token) throws Exception {
        Exchange exchange = endpoint.createExchange(ExchangePattern.InOut);
        exchange.getMessage().setBody(token);
        Exchange answer;
        try {
            answer = template.send(endpoint, exchange);
        } catch (Error e) {
            RouteErrors.finishThread(context);
            throw e;
        }
        if (answer.getException(CamelAuthorizationException.class) != null
                || answer.getException(SecurityException.class) != null) {
            throw new SecurityException("The route refuses an access token");
        }
        if (answer.getException() != null) {
            throw answer.getException();
        }
        Object user = answer.getMessage().getBody();
        // A route that leaves the token as it is says nothing about it, and one that rolls back takes its word back
        return token.equals(user) || ExchangeEnd.isRolledBack(answer) ? null : user;
    }

    /** Nobody is what a look-up leaves that has found nothing. */
    private static Object user(Object told) {
        boolean nobody = Boolean.FALSE.equals(told)
                || told instanceof CharSequence text && text.toString().isBlank()
                || told instanceof Collection<?> several && several.isEmpty()
                || told instanceof Map<?, ?> map && map.isEmpty()
                || told instanceof Optional<?> optional && optional.isEmpty()
                || told instanceof StreamCache stream && stream.length() == 0
                || told != null && told.getClass().isArray() && Array.getLength(told) == 0;
        return nobody ? null : told;
    }
}
