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
package io.github.camelkit.docs;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

import org.apache.camel.builder.RouteBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/** Compiles the Java of the documentation. */
public final class JavaListing {

    private static final String IMPORTS = """
            import java.time.*;
            import java.util.*;
            import io.github.camelkit.*;
            import io.github.camelkit.bulk.*;
            import io.github.camelkit.exception.*;
            import io.github.camelkit.model.*;
            import io.github.camelkit.simulator.*;
            import io.github.camelkit.simulator.apps.*;
            import io.github.camelkit.simulator.control.*;
            import io.github.camelkit.simulator.fault.*;
            import io.github.camelkit.simulator.state.*;
            import io.github.camelkit.store.*;
            import org.apache.camel.*;
            import org.apache.camel.builder.*;
            import static org.assertj.core.api.Assertions.assertThat;
            """;

    private JavaListing() {
    }

    /** Compiles what stands in {@code configure()}, and makes a builder of it. */
    public static RouteBuilder routes(Path folder, String statements) throws Exception {
        return (RouteBuilder) compile(folder, "Examples", IMPORTS + """
                public class Examples extends RouteBuilder {
                    @Override
                    public void configure() throws Exception {
                %s
                    }
                }
                """.formatted(statements)).getDeclaredConstructor().newInstance();
    }

    /** Compiles statements that have to do with a simulator and a context. */
    static void statements(Path folder, String statements) throws Exception {
        compile(folder, "Examples", IMPORTS + """
                class Examples {
                    void run(KitSimulator kit, CamelContext context, Exchange exchange) throws Exception {
                %s
                    }
                }
                """.formatted(statements));
    }

    /** Compiles a class, with its own imports or those that all snippets share. */
    static Class<?> type(Path folder, String source) throws Exception {
        String name = source.replaceAll("(?s)^(.*\n)?(public )?(final )?class (\\w+).*", "$4");
        return compile(folder, name, source.contains("\nimport ") || source.startsWith("import ") ? source
                : IMPORTS + source);
    }

    private static Class<?> compile(Path folder, String name, String source) throws Exception {
        Path file = Files.writeString(folder.resolve(name + ".java"), source);
        int outcome = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", folder.toString(), "-proc:none",
                "-cp", System.getProperty("java.class.path"), file.toString());
        assertThat(outcome).as(source).isZero();
        // Stays open, for classes within it are loaded when they are used
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}).loadClass(name);
    }
}
