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
package io.github.camelkit.poll;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

import io.github.camelkit.store.Jvm;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** Polls with checkpoints in files until it is killed, and writes down what comes. */
final class PollProcess {

    private PollProcess() {
    }

    /** Address, token, tag, directory of the checkpoints, file to write to, number of the run. */
    public static void main(String[] args) throws Exception {
        CamelContext context = new DefaultCamelContext();
        try (FileOutputStream out = new FileOutputStream(args[4], true)) {
            Lists.poll(context, args[0], args[1], Long.parseLong(args[2]), "&checkpoint=file:" + args[3],
                    (source, content, exchange) -> {
                        byte[] line = (args[5] + ' ' + source + ' ' + content + '\n').getBytes(StandardCharsets.UTF_8);
                        try {
                            // One write: a kill leaves whole lines
                            out.write(line);
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    });
            context.start();
            Jvm.sayReady();
            new CountDownLatch(1).await();
        }
    }
}
