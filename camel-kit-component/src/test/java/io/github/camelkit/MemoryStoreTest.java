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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

import io.github.camelkit.simulator.KitSimulator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tokens that are kept in memory are lost with the process, and the account with them: the log says so, once. */
class MemoryStoreTest extends KitTestSupport {

    private final String account = "memory-" + UUID.randomUUID();

    @Override
    protected KitSimulator simulator() {
        return KitSimulator.builder().clientId("app").clientSecret("of_the_app").refreshToken("first_token").start();
    }

    @Override
    protected void configure(KitConfiguration configuration) {
        super.configure(configuration);
        configuration.setApiKey(null);
        configuration.setClientId("app");
        configuration.setClientSecret("of_the_app");
        configuration.setRefreshToken("first_token");
        configuration.setAccount(account);
    }

    @Test
    void oneWarningForAnAccount() throws IOException {
        KitComponent other = new KitComponent();
        configure(other.getConfiguration());
        context.addComponent("other", other);

        for (String uri : List.of("kit:account?operation=get", "kit:tags?operation=list", "other:forms?operation=list")) {
            assertThat(send(uri, null).getException()).isNull();
        }

        assertThat(kit.oauth().refreshCount()).as("both components go on with the same tokens").isEqualTo(1);
        assertThat(Files.readAllLines(Path.of(System.getProperty("org.slf4j.simpleLogger.logFile"))))
                .filteredOn(line -> line.contains(account) && line.contains("memory only")).singleElement().asString()
                .contains("WARN", "must be authorised again after a restart", "storeDirectory");
    }
}
