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
package io.github.camelkit.operation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.camelkit.model.KitModel;

/**
 * Finds the entries of the operation table.
 */
public final class Operations {

    private static final Map<String, Map<String, Operation>> BY_RESOURCE = byResource();
    // Asked for with each event
    private static final Map<String, Class<? extends KitModel>> MODELS = models();

    private Operations() {
    }

    public static List<Operation> all() {
        return OperationTable.ENTRIES;
    }

    public static Set<String> resources() {
        return BY_RESOURCE.keySet();
    }

    /** The names of a resource's operations. */
    public static Set<String> names(String resource) {
        return BY_RESOURCE.getOrDefault(resource, Map.of()).keySet();
    }

    public static Optional<Operation> find(String resource, String name) {
        return Optional.ofNullable(BY_RESOURCE.getOrDefault(resource, Map.of()).get(name));
    }

    /** The operation of a resource that does one part of registering for events. */
    public static Optional<Operation> registering(String resource, Registration part) {
        return OperationTable.ENTRIES.stream().filter(o -> o.resource().equals(resource) && o.registration() == part)
                .findFirst();
    }

    /** The model of what Kit calls by that name in its answers, such as {@code tag}. */
    public static Optional<Class<? extends KitModel>> modelOf(String root) {
        return Optional.ofNullable(MODELS.get(root));
    }

    /** The lists of a resource that a route can poll. */
    public static List<Operation> lists(String resource) {
        return OperationTable.ENTRIES.stream().filter(o -> o.resource().equals(resource) && !o.feeds().isEmpty())
                .toList();
    }

    /** The list in which an id of that kind can be looked up. */
    public static Optional<Operation> finderOf(Parameter id) {
        return OperationTable.ENTRIES.stream().filter(o -> o.finder() != null && o.finder().id() == id).findFirst();
    }

    /** The operation that makes what a list has not found. */
    public static Optional<Operation> creatorFor(Operation list) {
        return OperationTable.ENTRIES.stream().filter(o -> o.isCreates() && o.resource().equals(list.resource()))
                .findFirst();
    }

    /** The operation that shows whether an account can be used. */
    public static Operation probe() {
        return OperationTable.ENTRIES.stream().filter(Operation::isProbe).findFirst().orElseThrow();
    }

    /** The resource as the table spells it: Kit's own spelling with underscores is understood, too. */
    public static String canonicalResource(String resource) {
        return resource.replace('_', '-');
    }

    private static Map<String, Map<String, Operation>> byResource() {
        Map<String, Map<String, Operation>> all = new LinkedHashMap<>();
        for (Operation operation : OperationTable.ENTRIES) {
            all.computeIfAbsent(operation.resource(), r -> new LinkedHashMap<>()).put(operation.name(), operation);
        }
        return all;
    }

    private static Map<String, Class<? extends KitModel>> models() {
        Map<String, Class<? extends KitModel>> all = new LinkedHashMap<>();
        for (Operation operation : OperationTable.ENTRIES) {
            Answer answer = operation.answer();
            boolean listed = answer.shape() == Answer.Shape.PAGE && answer.root().endsWith("s");
            if ((listed || answer.shape() == Answer.Shape.OBJECT && answer.root() != null)
                    && answer.type() != null && KitModel.class.isAssignableFrom(answer.type())) {
                String root = listed ? answer.root().substring(0, answer.root().length() - 1) : answer.root();
                all.putIfAbsent(root, answer.type().asSubclass(KitModel.class));
            }
        }
        return all;
    }
}
