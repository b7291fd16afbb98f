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

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What is known of a record class, worked out once: Kit's names of its components and how to read and write
 * them. Reading and writing are on the way of each call, so they do no look-ups by reflection.
 */
final class RecordShape {

    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return new RecordShape(type);
        }
    };

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final String ADDITIONAL = "additional";

    /** Kit's names of the components but the last, which is {@code additional}. */
    private final String[] names;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final Converter[] converters;
    private final MethodHandle[] accessors;
    private final MethodHandle constructor;

    private RecordShape(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null || !KitModel.class.isAssignableFrom(type)
                || !components[components.length - 1].getName().equals(ADDITIONAL)) {
            throw new IllegalArgumentException(type.getName() + " is not a record of the Kit model");
        }
        int count = components.length - 1;
        names = new String[count];
        converters = new Converter[count];
        accessors = new MethodHandle[count];
        try {
            for (int i = 0; i < count; i++) {
                names[i] = nameOf(components[i]);
                indexes.put(names[i], i);
                converters[i] = Converters.of(components[i].getGenericType());
                accessors[i] = LOOKUP.unreflect(components[i].getAccessor())
                        .asType(MethodType.methodType(Object.class, Object.class));
            }
            constructor = canonicalConstructor(type, components);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type.getName() + " is not accessible", e);
        }
    }

    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    private static MethodHandle canonicalConstructor(Class<?> type, RecordComponent[] components)
            throws ReflectiveOperationException {
        Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return LOOKUP.unreflectConstructor(type.getDeclaredConstructor(types))
                .asSpreader(Object[].class, components.length)
                .asType(MethodType.methodType(Object.class, Object[].class));
    }

    private static String nameOf(RecordComponent component) {
        KitName given = component.getAnnotation(KitName.class);
        return given != null
                ? given.value()
                : component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    Object read(Map<?, ?> json) {
        Object[] values = new Object[names.length + 1];
        Map<String, Object> additional = null;
        for (Map.Entry<?, ?> field : json.entrySet()) {
            Object raw = field.getValue();
            Integer index = indexes.get(field.getKey());
            if (index != null && raw != null) {
                Object converted = converters[index].convert(raw);
                if (!(converted instanceof Inexact inexact)) {
                    values[index] = converted;
                    continue;
                }
                values[index] = inexact.value();
            }
            if (additional == null) {
                additional = new LinkedHashMap<>();
            }
            additional.put(String.valueOf(field.getKey()), raw);
        }
        values[names.length] = additional;
        try {
            return (Object) constructor.invokeExact(values);
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    Map<String, Object> write(KitModel model) {
        Map<String, Object> additional = model.additional();
        Map<String, Object> json = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            String name = names[i];
            if (!additional.isEmpty() && additional.containsKey(name)) {
                json.put(name, RawForm.of(additional.get(name)));
                continue;
            }
            Object value = valueOf(model, i);
            if (value != null) {
                json.put(name, RawForm.of(value));
            }
        }
        additional.forEach((name, raw) -> {
            if (!indexes.containsKey(name)) {
                json.put(name, RawForm.of(raw));
            }
        });
        return json;
    }

    private Object valueOf(KitModel model, int index) {
        try {
            return (Object) accessors[index].invokeExact((Object) model);
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    /** Method handles declare Throwable; the records' own constructors and accessors throw nothing checked. */
    private static RuntimeException rethrown(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException runtime ? runtime : new IllegalStateException(thrown);
    }
}
