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

import org.apache.camel.CamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * A listing of a page.
 *
 * @param id       the anchor above it; null if there is none
 * @param language as in {@code [source,yaml]}; empty where none is given
 */
record Snippet(String page, int line, String id, String language, String text) {

    /** Adds the routes of YAML or XML to a context. */
    void load(CamelContext context) throws Exception {
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.fromString(page.replace(".adoc", "") + "-" + line + "." + language, text));
    }

    boolean isRoutes() {
        return switch (language) {
            case "yaml" -> true;
            case "xml" -> text.startsWith("<route") || text.startsWith("<camel");
            case "java" -> text.startsWith("from(");
            default -> false;
        };
    }

    boolean isClass() {
        return language.equals("java") && text.matches("(?s)(.*\n)?(public )?(final )?class .*");
    }

    @Override
    public String toString() {
        return page + ":" + line;
    }
}
