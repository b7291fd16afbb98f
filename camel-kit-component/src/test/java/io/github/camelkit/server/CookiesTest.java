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
package io.github.camelkit.server;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CookiesTest {

    @Test
    void byName() {
        assertThat(Cookies.parse("a=1; b = x=y ;c=;=d;e; a=2")).containsExactly(Map.entry("a", "1"),
                Map.entry("b", "x=y"), Map.entry("c", ""));
        assertThat(Cookies.parse(null)).isEmpty();
        assertThat(Cookies.parse("")).isEmpty();
    }

    @Test
    void oneThatIsThereOnce() {
        assertThat(Cookies.single("a=1; b=2", "b")).isEqualTo("2");
        assertThat(Cookies.single("a=1; b=2; b=2", "b")).as("somebody has set another one").isNull();
        assertThat(Cookies.single("a=1; bb=2", "b")).isNull();
        assertThat(Cookies.single(null, "b")).isNull();
    }

    @Test
    void oneHeader() {
        assertThat(Cookies.isOneHeader("a=1; Path=/; HttpOnly")).isTrue();
        assertThat(Cookies.isOneHeader("a=1\r\nX-Other: 1")).isFalse();
        assertThat(Cookies.isOneHeader("a=1\nX-Other: 1")).isFalse();
    }
}
