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

import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;

/** The build runs all tests with two versions of Camel, and this one tells that they are two. */
@EnabledIfSystemProperty(named = CamelVersionTest.EXPECTED, matches = ".+")
class CamelVersionTest {

    static final String EXPECTED = "camelkit.test.camel-version";

    @Test
    void theTestsRunWithTheCamelThatTheBuildNames() throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            assertThat(context.getVersion()).isEqualTo(System.getProperty(EXPECTED));
        }
    }
}
