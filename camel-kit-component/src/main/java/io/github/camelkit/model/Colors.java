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
package io.github.camelkit.model;

import java.util.List;
import java.util.Map;

/**
 * The colours of an account: the whole answer to the request for them.
 * <p>
 * Section "List colors" of Kit's reference.
 *
 * @param colors such as {@code #1f2e3d}, at most five
 */
public record Colors(
        List<String> colors,
        Map<String, Object> additional) implements KitModel {

    public Colors {
        colors = Copies.list(colors);
        additional = Copies.additional(additional);
    }
}
