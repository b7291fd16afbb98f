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

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** A test with a simulator of its own, without limits. */
abstract class SimulatorTest {

    static final String NO_PERMISSION =
            "You do not have sufficient permissions to access this resource. Please contact support.";

    @RegisterExtension
    final KitSimulatorExtension extension =
            new KitSimulatorExtension(builder -> builder.rateLimit(0).oauthRateLimit(0));

    KitSimulator kit;
    Http http;
    Http oauth;

    @BeforeEach
    void connect() {
        kit = extension.simulator();
        http = Http.key(kit);
        oauth = Http.token(kit);
    }

    static void assertError(Http.Reply reply, int status, String error) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.error()).isEqualTo(error);
    }
}
