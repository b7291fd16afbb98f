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
package io.github.camelkit.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ComponentPageTest {

    private static final Path PAGE = Path.of("..", "docs", "kit-component.adoc");

    @Test
    void isUpToDate() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(page).isEqualTo(ComponentPage.of(page));
    }

    @Test
    void isBroughtUpToDate(@TempDir Path folder) throws IOException {
        String page = Files.readString(PAGE);
        Path old = Files.writeString(folder.resolve("page.adoc"),
                page.replaceAll("(?m)^\\| \\*(apiKey|CamelKitTagId)\\*.*\n", ""));
        assertThat(old).content().isNotEqualTo(page);

        ComponentPage.main(new String[] {old.toString()});

        assertThat(old).hasContent(page);
    }

    @Test
    void refusesAPageWithoutAPlace() {
        assertThatThrownBy(() -> ComponentPage.of("= Kit")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("// component: START");
    }
}
