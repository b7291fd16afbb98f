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

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tokens that are kept in memory are lost with the process, and the account with them: the log says so, once. */
class MemoryStoreTest extends KitTestSupport {

    private final String account = "memory-" + UUID.randomUUID();

    @Override
    protected void configure(KitConfiguration configuration) {
        super.configure(configuration);
        configuration.setApiKey(null);
        configuration.setClientId("kit_simulator_client_id");
        configuration.setClientSecret("kit_simulator_client_secret");
        configuration.setRefreshToken("kit_simulator_refresh_token");
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
