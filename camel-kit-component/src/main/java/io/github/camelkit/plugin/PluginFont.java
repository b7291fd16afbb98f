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

import java.util.Map;

/**
 * The value of a setting of the type {@code fontFamily}. Section "Font Picker" of Kit's reference.
 *
 * @param family the family with its fallbacks, as CSS has it, such as {@code 'Courier New', Courier, monospace}
 * @param weight such as 400; null if not given
 */
public record PluginFont(String family, Integer weight) {

    private static final String FAMILY = "fontFamily";
    private static final String WEIGHT = "fontWeight";

    static boolean isFont(Object value) {
        return value instanceof Map<?, ?> map && map.get(FAMILY) instanceof String && isWeight(map.get(WEIGHT));
    }

    private static boolean isWeight(Object weight) {
        return weight == null || weight.toString().matches("\\d{1,4}");
    }

    /** The font of a value that {@link #isFont} accepts. */
    static PluginFont of(Object value) {
        Map<?, ?> map = (Map<?, ?>) value;
        Object weight = map.get(WEIGHT);
        return new PluginFont((String) map.get(FAMILY), weight == null ? null : Integer.valueOf(weight.toString()));
    }

    // Some template engines know getters only

    public String getFamily() {
        return family;
    }

    public Integer getWeight() {
        return weight;
    }
}
