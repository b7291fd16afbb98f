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

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rules of docs/architecture.adoc: each package knows only those of lower floors. The root package is two floors: its
 * vocabulary, which all may use, and its roof, which nobody uses.
 */
@AnalyzeClasses(packages = "io.github.camelkit", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String BASE = "io.github.camelkit";
    private static final String SIMULATOR = BASE + ".simulator.";
    private static final String ROOF = "roof";
    private static final String VOCABULARY = "vocabulary";

    private static final Set<String> GENERATED = Set.of("KitComponentConfigurer", "KitEndpointConfigurer",
            "KitEndpointUriFactory", "KitConvertersLoader");
    private static final Set<String> ROOF_CLASSES = Set.of("KitComponent", "KitEndpoint", "EndpointRole", "OptionChecks",
            "KitConverters");

    /** From the ground up; those in one line are on one floor, and do not know each other. */
    private static final List<Set<String>> FLOORS = List.of(
            Set.of(VOCABULARY),
            Set.of("model", "store", "exception"),
            Set.of("operation"),
            Set.of("http"),
            Set.of("credential"),
            Set.of("client"),
            Set.of("runtime"),
            Set.of("exchange", "server", "observe"),
            Set.of("bulk", "poll", "webhook", "plugin", "oauth"),
            Set.of("producer"),
            Set.of(ROOF));

    private static final Set<String> FEATURES = Set.of("poll", "webhook", "plugin", "oauth");
    private static final Set<String> FEW_PUBLIC_TYPES = Set.of("bulk", "poll", "webhook", "plugin", "oauth");
    private static final int MOST_ROOT_FILES = 13;
    private static final int MOST_PUBLIC_TYPES = 30;
    private static final int LARGEST_CYCLE = 7;

    @ArchTest
    static final ArchRule COMPONENT_WITHOUT_SIMULATOR = noClasses().that().resideOutsideOfPackage("..simulator..")
            .should().dependOnClassesThat().resideInAPackage("io.github.camelkit.simulator..");

    @ArchTest
    static final ArchRule SIMULATOR_WITHOUT_COMPONENT_AND_CAMEL = noClasses().that()
            .resideInAPackage("io.github.camelkit.simulator..")
            .should().dependOnClassesThat(DescribedPredicate.describe(
                    "are of Camel or of the component", used -> used.getPackageName().startsWith("org.apache.camel")
                            || isOfComponent(used)));

    @ArchTest
    static final ArchRule JSON_BEHIND_ONE_CLASS = noClasses().that().resideOutsideOfPackage("..simulator..")
            .and().haveNameNotMatching("io\\.github\\.camelkit\\.http\\.Json(\\$.*)?")
            .and().doNotHaveFullyQualifiedName("io.github.camelkit.KitConverters")
            .and().doNotHaveFullyQualifiedName("io.github.camelkit.KitConvertersLoader")
            .should().dependOnClassesThat().resideInAnyPackage("com.fasterxml.jackson.databind..",
                    "com.fasterxml.jackson.core..");

    @ArchTest
    static void eachPackageKnowsLowerFloorsOnly(JavaClasses classes) {
        Set<String> wrong = new TreeSet<>();
        dependencies(classes).forEach((user, all) -> all.forEach(used -> {
            String from = room(user);
            String to = room(used);
            if (!from.equals(to) && floor(from) <= floor(to)) {
                wrong.add(user + " (" + from + ") uses " + used + " (" + to + ')');
            }
        }));
        assertThat(wrong).isEmpty();
    }

    @ArchTest
    static void featuresDoNotKnowEachOther(JavaClasses classes) {
        Set<String> wrong = new TreeSet<>();
        dependencies(classes).forEach((user, all) -> all.stream()
                .filter(used -> room(user).equals("producer") && FEATURES.contains(room(used)))
                .forEach(used -> wrong.add(user + " uses " + used)));
        assertThat(wrong).as("the producer knows bulk, and no other feature").isEmpty();
    }

    @ArchTest
    static void nobodyUsesTheRoof(JavaClasses classes) {
        Set<String> roof = Set.of(BASE + ".KitComponent", BASE + ".KitEndpoint", BASE + ".EndpointRole");
        Set<String> wrong = new TreeSet<>();
        dependencies(classes).forEach((user, all) -> all.stream().filter(roof::contains)
                .filter(used -> !room(user).equals(ROOF)).forEach(used -> wrong.add(user + " uses " + used)));
        assertThat(wrong).isEmpty();
    }

    @ArchTest
    static void rootIsSmall(JavaClasses classes) {
        assertThat(topLevel(classes).stream().filter(c -> c.getPackageName().equals(BASE))
                .map(JavaClass::getSimpleName).filter(name -> !GENERATED.contains(name)))
                .hasSizeLessThanOrEqualTo(MOST_ROOT_FILES);
    }

    @ArchTest
    static void featuresShowLittle(JavaClasses classes) {
        assertThat(topLevel(classes).stream().filter(c -> c.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(c -> FEW_PUBLIC_TYPES.contains(room(c.getName()))).map(JavaClass::getSimpleName))
                .hasSizeLessThanOrEqualTo(MOST_PUBLIC_TYPES);
    }

    @ArchTest
    static void noLargeCycles(JavaClasses classes) {
        assertThat(new Cycles(dependencies(classes)).all())
                .as("classes that need each other, the largest group first")
                .allSatisfy(cycle -> assertThat(cycle).hasSizeLessThanOrEqualTo(LARGEST_CYCLE))
                // Or else nothing would be counted
                .anySatisfy(cycle -> assertThat(cycle).contains(BASE + ".KitEndpoint", BASE + ".KitComponent"));
    }

    private static List<JavaClass> topLevel(JavaClasses classes) {
        return classes.stream().filter(ArchitectureTest::isOfComponent).filter(JavaClass::isTopLevelClass)
                .filter(c -> !c.getSimpleName().equals("package-info")).toList();
    }

    private static boolean isOfComponent(JavaClass any) {
        String name = any.getPackageName() + '.';
        return name.startsWith(BASE + '.') && !name.startsWith(SIMULATOR);
    }

    /** What each class of the component uses of it; nested classes count as the one that they are in. */
    private static Map<String, Set<String>> dependencies(JavaClasses classes) {
        Map<String, Set<String>> all = new TreeMap<>();
        classes.stream().filter(ArchitectureTest::isOfComponent).forEach(user -> {
            Set<String> used = all.computeIfAbsent(outermost(user), name -> new TreeSet<>());
            user.getDirectDependenciesFromSelf().stream().map(d -> d.getTargetClass().getBaseComponentType())
                    .filter(ArchitectureTest::isOfComponent).map(ArchitectureTest::outermost)
                    .filter(name -> !name.equals(outermost(user))).forEach(used::add);
        });
        return all;
    }

    private static String outermost(JavaClass any) {
        String name = any.getName();
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }

    /** The package; for the root package, one of its two floors. */
    private static String room(String className) {
        String name = className.substring(BASE.length() + 1);
        int dot = name.indexOf('.');
        if (dot >= 0) {
            return name.substring(0, dot);
        }
        String outer = name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
        return ROOF_CLASSES.contains(outer) || GENERATED.contains(outer) ? ROOF : VOCABULARY;
    }

    private static int floor(String room) {
        for (int i = 0; i < FLOORS.size(); i++) {
            if (FLOORS.get(i).contains(room)) {
                return i;
            }
        }
        throw new AssertionError("The package " + room + " is on no floor: add it here and to docs/architecture.adoc");
    }

    /** The groups of classes each of which reaches all others of its group (Tarjan). */
    private static final class Cycles {

        private final Map<String, Set<String>> uses;
        private final Map<String, Integer> numbers = new HashMap<>();
        private final Map<String, Integer> lowest = new HashMap<>();
        private final Deque<String> path = new ArrayDeque<>();
        private final Set<String> onPath = new HashSet<>();
        private final List<Set<String>> groups = new ArrayList<>();

        Cycles(Map<String, Set<String>> uses) {
            this.uses = uses;
        }

        /** Those of two classes or more, the largest first. */
        List<Set<String>> all() {
            uses.keySet().stream().filter(name -> !numbers.containsKey(name)).toList().forEach(this::visit);
            return groups.stream().filter(group -> group.size() > 1)
                    .sorted(Comparator.comparing((Set<String> group) -> group.size()).reversed())
                    .collect(Collectors.toList());
        }

        private void visit(String name) {
            numbers.put(name, numbers.size());
            lowest.put(name, numbers.get(name));
            path.push(name);
            onPath.add(name);
            for (String used : uses.getOrDefault(name, Set.of())) {
                if (!numbers.containsKey(used)) {
                    visit(used);
                    lowest.merge(name, lowest.get(used), Math::min);
                } else if (onPath.contains(used)) {
                    lowest.merge(name, numbers.get(used), Math::min);
                }
            }
            if (lowest.get(name).equals(numbers.get(name))) {
                groups.add(takeGroup(name));
            }
        }

        private Set<String> takeGroup(String first) {
            Set<String> group = new TreeSet<>();
            String taken;
            do {
                taken = path.pop();
                onPath.remove(taken);
                group.add(taken);
            } while (!taken.equals(first));
            return group;
        }
    }
}
