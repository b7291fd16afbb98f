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

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

/** Dependencies point inwards. */
@AnalyzeClasses(packages = "io.github.camelkit", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule LAYERS = layeredArchitecture().consideringOnlyDependenciesInLayers()
            .layer("root").definedBy("io.github.camelkit")
            .layer("bulk").definedBy("io.github.camelkit.bulk")
            .layer("poll").definedBy("io.github.camelkit.poll")
            .layer("webhook").definedBy("io.github.camelkit.webhook")
            .layer("plugin").definedBy("io.github.camelkit.plugin")
            .layer("oauth").definedBy("io.github.camelkit.oauth")
            .layer("server").definedBy("io.github.camelkit.server")
            .layer("client").definedBy("io.github.camelkit.client")
            .layer("auth").definedBy("io.github.camelkit.auth")
            .layer("http").definedBy("io.github.camelkit.http")
            .layer("store").definedBy("io.github.camelkit.store")
            .layer("api").definedBy("io.github.camelkit.api")
            .layer("model").definedBy("io.github.camelkit.model")
            .whereLayer("root").mayNotBeAccessedByAnyLayer()
            .whereLayer("bulk").mayOnlyBeAccessedByLayers("root")
            .whereLayer("poll").mayOnlyBeAccessedByLayers("root")
            .whereLayer("webhook").mayOnlyBeAccessedByLayers("root")
            .whereLayer("oauth").mayOnlyBeAccessedByLayers("root")
            .whereLayer("plugin").mayOnlyBeAccessedByLayers("root")
            .whereLayer("server").mayOnlyBeAccessedByLayers("bulk", "oauth", "plugin", "webhook", "root")
            .whereLayer("client").mayOnlyBeAccessedByLayers("bulk", "oauth", "plugin", "poll", "server", "webhook",
                    "root")
            .whereLayer("auth").mayOnlyBeAccessedByLayers("client", "oauth", "plugin", "server", "webhook", "root")
            .whereLayer("http").mayOnlyBeAccessedByLayers("bulk", "oauth", "plugin", "poll", "auth", "client", "server",
                    "webhook", "root")
            .whereLayer("store").mayOnlyBeAccessedByLayers("auth", "client", "oauth", "plugin", "server", "webhook",
                    "root")
            .whereLayer("api").mayOnlyBeAccessedByLayers("bulk", "oauth", "plugin", "poll", "http", "auth", "client",
                    "server", "webhook", "root")
            .whereLayer("model").mayOnlyBeAccessedByLayers("bulk", "oauth", "plugin", "poll", "api", "http", "auth",
                    "client", "server", "webhook", "root");

    @ArchTest
    static final ArchRule COMPONENT_WITHOUT_SIMULATOR = noClasses().that().resideOutsideOfPackage("..simulator..")
            .should().dependOnClassesThat().resideInAPackage("io.github.camelkit.simulator..");

    @ArchTest
    static final ArchRule SIMULATOR_WITHOUT_COMPONENT_AND_CAMEL = noClasses().that()
            .resideInAPackage("io.github.camelkit.simulator..")
            .should().dependOnClassesThat().resideInAnyPackage("org.apache.camel..", "io.github.camelkit",
                    "io.github.camelkit.model..", "io.github.camelkit.api..", "io.github.camelkit.http..",
                    "io.github.camelkit.client..", "io.github.camelkit.auth..", "io.github.camelkit.store..",
                    "io.github.camelkit.bulk..", "io.github.camelkit.oauth..");

    @ArchTest
    static final ArchRule JSON_BEHIND_ONE_CLASS = noClasses().that().resideOutsideOfPackage("..simulator..")
            .and().haveNameNotMatching("io\\.github\\.camelkit\\.http\\.Json(\\$.*)?")
            .and().doNotHaveFullyQualifiedName("io.github.camelkit.KitConverters")
            .and().doNotHaveFullyQualifiedName("io.github.camelkit.KitConvertersLoader")
            .should().dependOnClassesThat().resideInAnyPackage("com.fasterxml.jackson.databind..",
                    "com.fasterxml.jackson.core..");
}
