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
package io.github.camelkit.simulator;

import java.lang.reflect.Modifier;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts a simulator for JUnit 5 tests: one for the class with {@code @ExtendWith} or in a static
 * {@code @RegisterExtension} field, one for each test in a field that is not static. Tests get it from the field or as
 * a parameter.
 */
public final class KitSimulatorExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

    private final UnaryOperator<KitSimulatorBuilder> settings;
    private KitSimulator simulator;
    private boolean forClass;

    /** With the defaults. */
    public KitSimulatorExtension() {
        this(builder -> builder);
    }

    /** With settings of your own. */
    public KitSimulatorExtension(UnaryOperator<KitSimulatorBuilder> settings) {
        this.settings = settings;
    }

    /** The running simulator. */
    public KitSimulator simulator() {
        if (simulator == null) {
            throw new IllegalStateException("The simulator runs only during tests");
        }
        return simulator;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (simulator == null) {
            forClass = true;
            simulator = settings.apply(KitSimulator.builder()).start();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (simulator == null) {
            simulator = settings.apply(KitSimulator.builder()).start();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (!forClass) {
            stop();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        // nested classes share the simulator of their outer class
        if (context.getRequiredTestClass().getEnclosingClass() == null
                || Modifier.isStatic(context.getRequiredTestClass().getModifiers())) {
            stop();
            forClass = false;
        }
    }

    private void stop() {
        if (simulator != null) {
            simulator.close();
            simulator = null;
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == KitSimulator.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return simulator();
    }
}
