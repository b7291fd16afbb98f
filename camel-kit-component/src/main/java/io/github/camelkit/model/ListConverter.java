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

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Converts the elements of a list. A typed list never has nulls in it: an element that is null or cannot be
 * converted is left out, lists in the list are flattened, and a lone value counts as a list of one. In all
 * these cases the raw list is kept beside it.
 */
final class ListConverter implements Converter {

    private final Converter elements;

    ListConverter(Converter elements) {
        this.elements = elements;
    }

    @Override
    public Object convert(Object raw) {
        if (raw instanceof Collection<?> list) {
            List<Object> typed = new ArrayList<>(list.size());
            boolean exact = addAll(list, typed);
            return exact ? List.copyOf(typed) : new Inexact(List.copyOf(typed));
        }
        Object lone = valueOf(elements.convert(raw));
        return lone == null ? Inexact.NONE : new Inexact(List.of(lone));
    }

    private boolean addAll(Collection<?> raw, List<Object> typed) {
        boolean exact = true;
        for (Object element : raw) {
            if (element instanceof Collection<?> inner) {
                addAll(inner, typed);
                exact = false;
                continue;
            }
            Object converted = element == null ? Inexact.NONE : elements.convert(element);
            exact &= !(converted instanceof Inexact);
            Object value = valueOf(converted);
            if (value != null) {
                typed.add(value);
            }
        }
        return exact;
    }

    private static Object valueOf(Object converted) {
        return converted instanceof Inexact inexact ? inexact.value() : converted;
    }
}
