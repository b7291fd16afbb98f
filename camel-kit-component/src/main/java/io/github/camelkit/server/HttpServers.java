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
package io.github.camelkit.server;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.RestConsumerFactory;
import org.apache.camel.support.CamelContextHelper;

/**
 * Finds the HTTP server of the runtime: the one that Camel's REST DSL would use.
 */
final class HttpServers {

    static final String PREFERRED = "platform-http";
    private static final String MAIN_SERVER = "org.apache.camel.component.platform.http.main.MainHttpServer";
    // Those that need no other settings than a port, if any
    private static final List<String> OTHERS = List.of("servlet", "jetty", "undertow", "netty-http");

    private HttpServers() {
    }

    /**
     * @param  name                  of a component or a bean; null for whatever there is
     * @throws IllegalStateException if no server is found
     */
    static RestConsumerFactory find(CamelContext context, String name) {
        RestConsumerFactory found = name == null ? any(context) : named(context, name);
        if (found == null) {
            throw new IllegalStateException(name == null
                    ? "There is no HTTP server that Kit could call: " + advice(context)
                    : "The option httpConsumerFactory names " + name
                        + ", which is neither a component nor a bean that can serve HTTP");
        }
        return found;
    }

    /** What is missing, and how to add it. */
    static String advice(CamelContext context) {
        String runtime = context.getClass().getName();
        String what;
        if (runtime.startsWith("org.apache.camel.spring.")) {
            what = "in Spring Boot, add org.apache.camel.springboot:camel-platform-http-starter; its port is the"
                    + " property server.port";
        } else if (runtime.startsWith("org.apache.camel.quarkus.")) {
            what = "in Quarkus, add org.apache.camel.quarkus:camel-quarkus-platform-http; its port is the property"
                    + " quarkus.http.port";
        } else if (context.getClassResolver().resolveClass(MAIN_SERVER) == null) {
            what = "in Camel Main, add org.apache.camel:camel-platform-http-main and set the property"
                    + " camel.server.enabled=true; its port is camel.server.port";
        } else {
            what = "in Camel Main, set the property camel.server.enabled=true; its port is camel.server.port"
                    + " (camel-platform-http-main is there)";
        }
        return what + ". Or name another REST consumer factory with the option httpConsumerFactory";
    }

    private static RestConsumerFactory named(CamelContext context, String name) {
        String bean = name.startsWith("#") ? name.substring(1) : name;
        RestConsumerFactory found = CamelContextHelper.lookup(context, bean, RestConsumerFactory.class);
        return found == null ? component(context, bean) : found;
    }

    private static RestConsumerFactory any(CamelContext context) {
        RestConsumerFactory found = component(context, PREFERRED);
        if (found != null) {
            return found;
        }
        Set<RestConsumerFactory> beans = context.getRegistry().findByType(RestConsumerFactory.class);
        if (!beans.isEmpty()) {
            return beans.iterator().next();
        }
        found = first(context, context.getComponentNames());
        return found == null ? first(context, OTHERS) : found;
    }

    private static RestConsumerFactory first(CamelContext context, Collection<String> names) {
        for (String name : names) {
            RestConsumerFactory found = component(context, name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static RestConsumerFactory component(CamelContext context, String name) {
        Component component = context.getComponent(name, true, false);
        return component instanceof RestConsumerFactory factory ? factory : null;
    }
}
