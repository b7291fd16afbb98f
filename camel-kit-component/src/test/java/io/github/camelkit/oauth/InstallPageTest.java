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
package io.github.camelkit.oauth;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class InstallPageTest {

    /** The port does not matter to cookies. */
    @ParameterizedTest
    @CsvSource({"app.example.com, false", "APP.example.com:8443, false", "www.app.example.com, true",
        "example.com:443, true", "127.0.0.1:8080, true", "[::1]:8080, true", ", false", "'', false", "a b, false"})
    void anotherHost(String header, boolean other) {
        assertThat(InstallPage.isOtherHost(header, "app.example.com")).isEqualTo(other);
    }
}
