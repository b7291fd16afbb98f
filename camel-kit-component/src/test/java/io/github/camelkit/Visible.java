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

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import org.apache.camel.CamelContext;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheckHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes all that can be seen of a context from outside to the log, where it is searched for secrets. */
final class Visible {

    private static final Logger LOG = LoggerFactory.getLogger(Visible.class);

    private Visible() {
    }

    static void log(CamelContext context) {
        try {
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            for (ObjectName name : server.queryNames(new ObjectName("org.apache.camel:context=" + context.getName() + ",*"),
                    null)) {
                logAttributes(server, name);
            }
        } catch (JMException e) {
            throw new AssertionError(e);
        }
        DevConsoleRegistry consoles = context.getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class);
        if (consoles != null && context.hasComponent("kit") != null) {
            DevConsole console = consoles.resolveById("kit");
            LOG.info("console {}", console.call(DevConsole.MediaType.TEXT));
            LOG.info("console {}", console.call(DevConsole.MediaType.JSON));
        }
        HealthCheckHelper.invoke(context, "full").forEach(
                r -> LOG.info("health {} {} {} {}", r.getCheck().getId(), r.getState(), r.getMessage(), r.getDetails()));
    }

    private static void logAttributes(MBeanServer server, ObjectName name) throws JMException {
        for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
            if (attribute.isReadable()) {
                LOG.info("jmx {} {} {}", name, attribute.getName(), server.getAttribute(name, attribute.getName()));
            }
        }
        if (name.getKeyProperty("type").equals("components") && name.getKeyProperty("name").contains("kit")) {
            LOG.info("jmx accounts {}", server.invoke(name, "listAccounts", null, null));
        }
    }

    static void log(Throwable failure) {
        LOG.info("exception", failure);
    }
}
