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
package io.github.camelkit.benchmarks;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A Java process that starts a context with ten routes to an address, and tells how many milliseconds that took. */
final class StartProcess {

    private static final int ROUTES = 10;

    private StartProcess() {
    }

    /** With the address that the routes go to. */
    public static void main(String[] arguments) throws Exception {
        long start = System.nanoTime();
        CamelContext context = new DefaultCamelContext();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                for (int i = 0; i < ROUTES; i++) {
                    from("direct:" + i).to(arguments[0]);
                }
            }
        });
        context.start();
        System.out.println((System.nanoTime() - start) / 1e6);
        System.exit(0);
    }
}
