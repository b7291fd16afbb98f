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

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/**
 * The converters of the component types that models have.
 */
final class Converters {

    private static final Map<Type, Converter> SIMPLE = Map.of(
            String.class, Converters::toText,
            Long.class, Converters::toLong,
            Integer.class, Converters::toInteger,
            BigDecimal.class, Converters::toDecimal,
            Boolean.class, Converters::toBoolean,
            OffsetDateTime.class, Times::convert,
            Object.class, raw -> raw);

    private Converters() {
    }

    static Converter of(Type type) {
        Converter simple = SIMPLE.get(type);
        if (simple != null) {
            return simple;
        }
        if (type instanceof ParameterizedType generic) {
            if (generic.getRawType() == List.class) {
                return new ListConverter(of(generic.getActualTypeArguments()[0]));
            }
            if (generic.getRawType() == Map.class) {
                return raw -> raw instanceof Map ? raw : Inexact.NONE;
            }
        }
        if (type instanceof Class<?> model && KitModel.class.isAssignableFrom(model)) {
            return raw -> toModel(model, raw);
        }
        throw new IllegalArgumentException("A model cannot have a component of type " + type);
    }

    private static Object toModel(Class<?> type, Object raw) {
        if (raw instanceof Map<?, ?> map) {
            return RecordShape.of(type).read(map);
        }
        return type.isInstance(raw) ? raw : Inexact.NONE;
    }

    private static Object toText(Object raw) {
        if (raw instanceof String) {
            return raw;
        }
        return raw instanceof Number || raw instanceof Boolean ? new Inexact(raw.toString()) : Inexact.NONE;
    }

    private static Object toBoolean(Object raw) {
        if (raw instanceof Boolean) {
            return raw;
        }
        if (raw instanceof String text && ("true".equalsIgnoreCase(text) || "false".equalsIgnoreCase(text))) {
            return new Inexact(Boolean.valueOf(text));
        }
        return Inexact.NONE;
    }

    private static Object toLong(Object raw) {
        if (raw instanceof Long) {
            return raw;
        }
        if (raw instanceof Integer || raw instanceof Short || raw instanceof Byte) {
            return ((Number) raw).longValue();
        }
        Object decimal = toDecimal(raw);
        boolean exact = !(decimal instanceof Inexact);
        BigDecimal number = (BigDecimal) (decimal instanceof Inexact inexact ? inexact.value() : decimal);
        if (number == null) {
            return Inexact.NONE;
        }
        try {
            long value = number.longValueExact();
            // 5.0 would be written as 5
            return exact && number.scale() == 0 ? (Object) value : new Inexact(value);
        } catch (ArithmeticException e) {
            return Inexact.NONE;
        }
    }

    private static Object toInteger(Object raw) {
        if (raw instanceof Integer) {
            return raw;
        }
        Object converted = toLong(raw);
        Long number = (Long) (converted instanceof Inexact inexact ? inexact.value() : converted);
        if (number == null || number != number.intValue()) {
            return Inexact.NONE;
        }
        return converted instanceof Inexact ? new Inexact(number.intValue()) : (Object) number.intValue();
    }

    private static Object toDecimal(Object raw) {
        if (raw instanceof BigDecimal) {
            return raw;
        }
        if (raw instanceof Integer || raw instanceof Long || raw instanceof Short || raw instanceof Byte) {
            return BigDecimal.valueOf(((Number) raw).longValue());
        }
        if (raw instanceof BigInteger number) {
            return new BigDecimal(number);
        }
        if (raw instanceof Double || raw instanceof Float || raw instanceof String) {
            try {
                BigDecimal number = new BigDecimal(raw.toString());
                return raw instanceof String ? new Inexact(number) : number;
            } catch (NumberFormatException e) {
                return Inexact.NONE;
            }
        }
        return Inexact.NONE;
    }
}
