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
package io.github.camelkit.plugin;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What Kit refuses is found however it is written, and nothing else is. */
class HtmlCheckTest {

    @ParameterizedTest
    @ValueSource(strings = {"<ScRiPt/x>", "<noscript><iframe src=x></noscript>",
        "<svg><script>1</script></svg>", "<table><form><tr><td></table>", "<select><option></select><input>",
        "<template><video></video></template>", "<head><link REL='alternate StyleSheet' href=x></head>",
        "<style>@IMPORT url(x)</style>", "<style>@\\69mport 'x'</style>", "<style>a{b:\\75rl(x)}</style>",
        "<style>a{b:u\\r\\l (x)}</style>", "<svg><style>a{b:url(x)}</style></svg>", "<p STYLE=\"a:URL('x')\">",
        "<p style='a:url&#40;x)'>", "<body style='background:url(x)'>", "<style>@import/**/'x'</style>"})
    void found(String html) {
        assertThat(HtmlCheck.errors(html)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text", "<p>url(x) and @import</p>", "<!-- <script> -->", "<p title='<script>'>",
        "<img src=x alt='url(x)'>", "<style>@media only screen and (max-width:600px){.a{b:c}}</style>",
        "<style>/* url(x) @import */ a{b:c}</style>", "<link rel=icon href=x>", "&lt;script&gt;", "<a href=x>input</a>",
        "<style>.curl{b:c}.important{c:d !important}</style>", "<td background=x>", "<p style='a:curly(x)'>"})
    void notFound(String html) {
        assertThat(HtmlCheck.errors(html)).isEmpty();
    }

    @Test
    void eachKindOnceWithThePlaceOfTheFirst() {
        List<String> errors = HtmlCheck.errors("<p>\n  <input><input>\n<script></script></p>");

        assertThat(errors).containsExactly(
                "The HTML has an <input> element, which Kit does not take (line 2, column 3)",
                "The HTML has a <script> element, which Kit does not take (line 3, column 1)");
    }
}
