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
import org.junit.jupiter.params.provider.CsvSource;
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

    /** What a check that knows less of HTML or CSS takes for something else. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        // Comments that are none
        "<style>a{b:'/*'}c{d:url(x)}e{f:'*/'}</style>                                   | a CSS URL",
        "<style>a{b:\"/*\"}@media print{c{d:url(x)}}e{f:\"*/\"}</style>                 | a CSS URL",
        "<style>a{b:c}/*/ */d{e:url(x)}/* */</style>                                    | a CSS URL",
        "<p style=\"a:'/*';b:url(x);c:'*/'\">                                           | a CSS URL",
        // Names that are hidden
        "<style>a{b:u\\72l(x)}</style>                                                  | a CSS URL",
        "<style>a{b:\\000075\\000052\\00004c('x')}</style>                              | a CSS URL",
        "<style>a{b:u\\72 l(x)}</style>                                                 | a CSS URL",
        "<style>@\\69 mport 'x';</style>                                                | external CSS (@import)",
        "<style>/**/@import/**/url(x);</style>                                          | external CSS (@import)",
        "<p style='a:&#117;rl(x)'>                                                      | a CSS URL",
        "<p style='a:u\\72l(x)'>                                                        | a CSS URL",
        // Other functions with addresses
        "<style>a{b:image-set('x' 1x)}</style>                                          | a CSS URL",
        "<style>a{b:-webkit-image-set('x' 1x)}</style>                                  | a CSS URL",
        "<style>a{b:image('x')}</style>                                                 | a CSS URL",
        "<style>a{b:src('x')}</style>                                                   | a CSS URL",
        "<style>a{--b:url(x)}c{d:var(--b)}</style>                                      | a CSS URL",
        // Rules that parsers pass over
        "<style>@supports (display:grid){a{b:url(x)}}</style>                           | a CSS URL",
        "<style>@layer x{a{b:url(x)}}</style>                                           | a CSS URL",
        "<style>@keyframes x{from{b:url(x)}}</style>                                    | a CSS URL",
        "<style>@container (width>1px){a{b:url(x)}}</style>                             | a CSS URL",
        "<style>@namespace url(x);</style>                                              | a CSS URL",
        "<style>@font-face{src:url(x)}</style>                                          | a CSS URL",
        "<style>a{b:c;&:hover{d:url(x)}}</style>                                        | a CSS URL",
        // Ends that are none
        "<style>a{b:url(x</style>                                                       | a CSS URL",
        "<style>a{b:'c}</style>                                                         | CSS that is not valid",
        "<style>a{b:c}}</style>                                                         | CSS that is not valid",
        "<style>a{b:c} /* </style>                                                      | CSS that is not valid",
        "<style>a{b c}</style>                                                          | CSS that is not valid",
        "<p style='a:b}c{d:e'>                                                          | CSS that is not valid",
        "<p style='a:b};c:d'>                                                           | CSS that is not valid",
        "<p style='a:b}c{d:url(x)'>                                                     | a CSS URL",
        "<p style='a'>                                                                  | CSS that is not valid",
        // Elements that only some see
        "<noscript><!-- </noscript><script>1</script> -->                               | a <script> element",
        "<noscript><p title='</noscript><iframe>'></noscript>                           | an <iframe> element",
        "<noscript><style>a{b:url(x)}</style></noscript>                                | a CSS URL",
        "<NoScript/><xmp></noscript><video></video>                                     | a <video> element",
        "<p><script                                                                     | ends within a tag",
        "<p><script src=x                                                               | ends within a tag",
        "<p><a title='                                                                  | ends within a tag",
        "<p><!-- <script>                                                               | ends within a tag",
        "<script>1                                                                      | a <script> element",
        "<math><style><script>1</script></style></math>                                 | a <script> element",
        "<svg><style>a{b:u\\72l(x)}</style></svg>                                       | a CSS URL",
        "<svg><style><![CDATA[a{b:url(x)}]]></style></svg>                              | a CSS URL",
        "<link rel='&#115;tylesheet' href=x>                                            | external CSS"})
    void isNotFooled(String html, String what) {
        assertThat(HtmlCheck.errors(html)).anyMatch(error -> error.contains(what));
    }

    /** What e-mails have, and Kit takes. */
    @ParameterizedTest
    @ValueSource(strings = {"<style>@media screen and (-webkit-min-device-pixel-ratio:0){a{b:c}}</style>",
        "<style>@supports (display:grid){a{b:c}}</style>", "<style>@keyframes x{from{opacity:0}to{opacity:1}}</style>",
        "<style>#outlook a{padding:0}u+.body .x{width:100%!important}[data-ogsc] a{color:#fff}</style>",
        "<style>:root{color-scheme:light dark;supported-color-schemes:light dark}</style>",
        "<style><!-- a{b:c} --></style>", "<style>a{mso-line-height-rule:exactly;-ms-text-size-adjust:100%}</style>",
        "<style>a::before{content:'\\201C'}a:not(.b)>c~d{e:f}</style>", "<style></style>", "<p style=''>",
        "<p style='width:calc(100% - 2px);background:linear-gradient(#fff,rgba(0,0,0,.5));'>",
        "<p style=\"font-family:'Courier New', Courier, monospace;color:red !important\">",
        "<p style='transform:translate(-50%,-50%) rotate(45deg);aspect-ratio:16/9'>",
        "<noscript><p>Hello</p></noscript>", "<p>a < b", "<p>5 > 3", "<!--[if mso]><table><tr><td><![endif]-->",
        "<p style='filter:alpha(opacity=50)'>", "<p style='a:b;;c:d'>"})
    void whatIsFineIsTaken(String html) {
        assertThat(HtmlCheck.errors(html)).isEmpty();
    }

    /** A check that takes for ever, or ends in a stack overflow, takes nothing. */
    @Test
    void deepAndLong() {
        assertThat(HtmlCheck.errors("<style>a{b:" + "c(".repeat(100_000) + "}</style>")).isNotEmpty();
        assertThat(HtmlCheck.errors("<style>" + "a{b:c}".repeat(50_000) + "d{e:url(x)}</style>")).hasSize(1);
        assertThat(HtmlCheck.errors("<p style='color:red;margin:0 auto'>".repeat(20_000))).isEmpty();
    }

    @Test
    void eachKindOnceWithThePlaceOfTheFirst() {
        List<String> errors = HtmlCheck.errors("<p>\n  <input><input>\n<script></script></p>");

        assertThat(errors).containsExactly(
                "The HTML has an <input> element, which Kit does not take (line 2, column 3)",
                "The HTML has a <script> element, which Kit does not take (line 3, column 1)");
    }
}
