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

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ExtensionTest {

    private static final Set<KitSimulator> SHARED = new HashSet<>();
    private static final Set<KitSimulator> FRESH = new HashSet<>();

    @RegisterExtension
    static final KitSimulatorExtension FOR_CLASS = new KitSimulatorExtension(builder -> builder.apiKey("class"));

    @RegisterExtension
    final KitSimulatorExtension forTest = new KitSimulatorExtension(builder -> builder.apiKey("test"));

    @RepeatedTest(2)
    void staticFieldsShareAndOthersDoNot() {
        SHARED.add(FOR_CLASS.simulator());
        assertThat(SHARED).hasSize(1);
        assertThat(FRESH.add(forTest.simulator())).isTrue();
        assertThat(Http.key(forTest.simulator()).get("/v4/account").status()).isEqualTo(200);
    }

    @Nested
    class Inner {
        @Test
        void usesTheOuterOne() {
            assertThat(Http.key(FOR_CLASS.simulator()).get("/v4/account").status()).isEqualTo(200);
        }
    }

    @Test
    void tellsWhenNothingRuns() {
        assertThatIllegalStateException().isThrownBy(() -> new KitSimulatorExtension().simulator());
    }
}
