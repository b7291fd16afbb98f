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
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import static org.assertj.core.api.Assertions.assertThat;

/** The page of dependencies lists what the component declares and what its build lets in, and nothing else. */
class DependenciesPageTest {

    private static final Path PAGE = Path.of("..", "docs", "dependencies.adoc");
    private static final Pattern DECLARED = Pattern.compile("(?m)^\\| `([a-z0-9.]+:[a-z0-9-]+)`$");
    private static final Pattern LET_IN = Pattern.compile("(?m)^\\* `([a-zA-Z0-9.]+:[a-zA-Z0-9.*-]+)`");

    private final Element project;
    private final String page;

    DependenciesPageTest() throws Exception {
        project = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse("pom.xml").getDocumentElement();
        page = Files.readString(PAGE);
    }

    @Test
    void listsWhatIsDeclared() {
        Set<String> declared = elements(child(project, "dependencies").getElementsByTagName("dependency"))
                .filter(dependency -> child(dependency, "scope") == null)
                .map(dependency -> text(dependency, "groupId") + ":" + text(dependency, "artifactId"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(listed(DECLARED)).isNotEmpty().isEqualTo(declared);
    }

    @Test
    void listsWhatTheBuildLetsIn() {
        Element banned = (Element) project.getElementsByTagName("bannedDependencies").item(0);
        Set<String> letIn = elements(banned.getElementsByTagName("include")).map(Element::getTextContent)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(listed(LET_IN)).isNotEmpty().isEqualTo(letIn);
    }

    /** What users are told to import is what the component is tested with. */
    @Test
    void nettyIsTheOneOfTheBuild() throws IOException {
        String parent = Files.readString(Path.of("..", "pom.xml"));
        String version = parent.replaceAll("(?s).*<netty.version>([^<]+)</netty.version>.*", "$1");

        assertThat(Files.readString(Path.of("..", "docs", "events.adoc"))).contains(
                "<artifactId>netty-bom</artifactId>\n      <version>" + version + "</version>");
    }

    private Set<String> listed(Pattern pattern) {
        return pattern.matcher(page).results().map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i));
    }

    private static Element child(Element parent, String name) {
        return elements(parent.getElementsByTagName(name)).filter(e -> e.getParentNode() == parent).findFirst()
                .orElse(null);
    }

    private static String text(Element parent, String name) {
        return child(parent, name).getTextContent();
    }
}
