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
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PicturesTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final Path IMAGES = DOCS.resolve("images");
    private static final Path PACKAGES = Path.of("src", "main", "java", "io", "github", "camelkit");

    @Test
    void areUpToDate() throws IOException {
        List<Path> texts = Pictures.texts(IMAGES);

        assertThat(texts).extracting(text -> text.getFileName().toString()).contains("floors.txt", "way-of-a-call.txt");
        for (Path text : texts) {
            assertThat(Pictures.picture(text)).hasContent(Pictures.of(Files.readString(text)));
        }
    }

    @Test
    void areDrawnByTheBuild(@TempDir Path folder) throws IOException {
        Path text = Files.copy(IMAGES.resolve("floors.txt"), folder.resolve("floors.txt"));
        Files.writeString(Pictures.picture(text), "an older one");

        Pictures.main(new String[] {folder.toString()});

        assertThat(Pictures.picture(text)).hasSameTextualContentAs(IMAGES.resolve("floors.svg"));
    }

    @Test
    void haveAlternativeTextsOnTheirPage() throws IOException {
        String page = Files.readString(DOCS.resolve("architecture.adoc"));

        for (Path text : Pictures.texts(IMAGES)) {
            assertThat(page).containsPattern(
                    "image::images/" + Pictures.picture(text).getFileName() + "\\[\"?[A-Z][^\\]]{40,}\\]");
        }
    }

    @Test
    void showTextAsText() throws Exception {
        Element picture = parsed(Pictures.of("""
                # a comment
                title: Less < more & "more"
                row: floor 1 | first: one / second: two
                arrows: down / up
                row: floor 0 | third
                """));

        assertThat(texts(picture)).containsExactly("Less < more & \"more\"", "floor 1", "first", "one", "second", "two",
                "down", "up", "floor 0", "third");
        assertThat(picture.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("Less < more & \"more\"");
    }

    @Test
    void keepBoxesInside() throws Exception {
        Element picture = parsed(Files.readString(IMAGES.resolve("floors.svg")));

        int height = Integer.parseInt(picture.getAttribute("height"));
        NodeList boxes = picture.getElementsByTagName("rect");
        for (int i = 0; i < boxes.getLength(); i++) {
            Element box = (Element) boxes.item(i);
            assertThat(number(box, "y") + number(box, "height")).isLessThanOrEqualTo(height);
            assertThat(number(box, "x") + number(box, "width"))
                    .isLessThanOrEqualTo(Integer.parseInt(picture.getAttribute("width")));
        }
    }

    @Test
    void showAllPackages() throws Exception {
        Set<String> packages = new TreeSet<>();
        try (Stream<Path> files = Files.list(PACKAGES)) {
            files.filter(Files::isDirectory).forEach(file -> packages.add(file.getFileName().toString()));
        }

        assertThat(texts(parsed(Files.readString(IMAGES.resolve("floors.svg"))))).containsAll(packages);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "column: a | b", "row: no boxes", "arrows: down only"})
    void refuseWhatTheyDoNotKnow(String line) {
        assertThatThrownBy(() -> Pictures.of(line)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(line.substring(line.indexOf(' ') + 1));
    }

    private static Element parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)))
                .getDocumentElement();
    }

    private static List<String> texts(Element picture) {
        NodeList found = picture.getElementsByTagName("text");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent());
        }
        return texts;
    }

    private static int number(Element element, String attribute) {
        String value = element.getAttribute(attribute);
        return value.isEmpty() ? 0 : Integer.parseInt(value);
    }
}
