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

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What can be done for the plugins of Kit's editor in to(), beside the operations of Kit's API: a part of the operation
 * table. None of them calls Kit. Section "Plugin Settings" of Kit's reference.
 */
public enum PluginOperation {

    VALIDATE_SETTINGS("validateSettings", "Check the settings JSON of a plugin before it is given to Kit.");

    /** The resource of all of them. */
    public static final String RESOURCE = "plugins";

    private final String operation;
    private final String summary;

    PluginOperation(String operation, String summary) {
        this.operation = operation;
        this.summary = summary;
    }

    /** The operation of that name. */
    public static Optional<PluginOperation> find(String name) {
        return Arrays.stream(values()).filter(o -> o.operation.equals(name)).findFirst();
    }

    /** All names. */
    public static List<String> names() {
        return Arrays.stream(values()).map(PluginOperation::operation).toList();
    }

    /** Its name in routes. */
    public String operation() {
        return operation;
    }

    /** One sentence for the documentation. */
    public String summary() {
        return summary;
    }
}
