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
package io.github.camelkit.simulator;

import java.io.IOException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A test with an app that is registered with a simulator, whose clock is set by hand. */
abstract class AppTest {

    final HandClock clock = new HandClock();

    @RegisterExtension
    final KitSimulatorExtension extension =
            new KitSimulatorExtension(builder -> builder.rateLimit(0).oauthRateLimit(0).clock(clock));

    KitSimulator kit;
    StubApp stub;

    @BeforeEach
    void register() throws IOException {
        kit = extension.simulator();
        stub = new StubApp(kit);
        kit.app(stub.app());
    }

    @AfterEach
    void stop() {
        stub.close();
    }
}
