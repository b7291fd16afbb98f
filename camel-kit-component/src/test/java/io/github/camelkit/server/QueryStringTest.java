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

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class QueryStringTest {

    @Test
    void parametersAreDecoded() {
        assertThat(QueryString.parse("a=1&b=x%26y+z&c=&d&redirect=https://app.kit.com/apps/1?success=true"))
                .containsEntry("a", "1").containsEntry("b", "x&y z").containsEntry("c", "").containsEntry("d", "")
                .containsEntry("redirect", "https://app.kit.com/apps/1?success=true").hasSize(5);
        assertThat(QueryString.parse(null)).isEmpty();
        assertThat(QueryString.parse("")).isEmpty();
    }

    @Test
    void aParameterThatIsThereTwiceHasNoValue() {
        assertThat(QueryString.parse("state=a&code=c&state=b")).containsEntry("state", null).containsEntry("code", "c");
        assertThat(QueryString.parse("state=a&state=b&state=c")).containsEntry("state", null);
    }

    @Test
    void whatIsNotEncodedIsRefused() {
        assertThatThrownBy(() -> QueryString.parse("a=%zz")).isInstanceOf(IllegalArgumentException.class);
    }
}
