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
package io.github.camelkit.bulk;

import java.util.stream.IntStream;

import io.github.camelkit.KitComponent;
import io.github.camelkit.KitConfiguration;
import io.github.camelkit.server.LoopbackServer;
import io.github.camelkit.store.Jvm;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** Sends a list with a callback, in a Java process of its own. */
public final class AsyncProcess {

    private AsyncProcess() {
    }

    /** Arguments: address of the simulator, access token, port for callbacks, how many. */
    public static void main(String[] arguments) throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            KitConfiguration configuration = context.getComponent("kit", KitComponent.class).getConfiguration();
            configuration.setBaseUri(arguments[0]);
            configuration.setAccessToken(arguments[1]);
            String publicUrl = LoopbackServer.start(context, Integer.parseInt(arguments[2]));
            String uri = "kit:subscribers?operation=bulkCreate&bulkMode=ASYNC&publicUrl=" + publicUrl;
            context.start();
            context.getEndpoint(uri).start();
            Jvm.sayReady();
            int count = Integer.parseInt(arguments[3]);
            BulkReport<?> report = context.createProducerTemplate().requestBody(uri,
                    IntStream.range(0, count).mapToObj(i -> "s" + i + "@example.com"), BulkReport.class);
            System.out.println("done " + report.doneCount());
        }
    }
}
