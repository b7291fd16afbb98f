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
package io.github.camelkit.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Date;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.xml.datatype.XMLGregorianCalendar;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.github.camelkit.operation.PlainValue;

/**
 * JSON as maps, lists, texts, numbers and booleans; the only class of the component that reads and writes it.
 */
public final class Json {

    private static final JsonSerializer<Object> PLAIN = new JsonSerializer<>() {
        @Override
        public void serialize(Object value, JsonGenerator out, SerializerProvider provider) throws IOException {
            try {
                Object plain = PlainValue.of(value);
                // A day or a time of day has no form of its own
                provider.defaultSerializeValue(plain == value ? value.toString() : plain, out);
            } catch (IllegalArgumentException e) {
                throw JsonMappingException.from(out, e.getMessage(), e);
            }
        }
    };
    private static final JsonMapper MAPPER = JsonMapper.builder()
            // Money and rates must come back as the digits that were sent
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .addModule(plainValues())
            .build();
    private static final ObjectReader READER = MAPPER.readerFor(Object.class);
    private static final ObjectReader PART = READER.without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final ObjectWriter WRITER = MAPPER.writer();

    private Json() {
    }

    /** What rows, beans and routes have in their maps, written as {@link PlainValue} says. */
    private static Module plainValues() {
        SimpleModule module = new SimpleModule();
        for (Class<?> type : List.of(TemporalAccessor.class, Date.class, Calendar.class, XMLGregorianCalendar.class,
                Clob.class, Blob.class, Array.class, byte[].class, Optional.class, OptionalInt.class,
                OptionalLong.class, OptionalDouble.class)) {
            module.addSerializer(type, PLAIN);
        }
        return module;
    }

    /**
     * @throws IOException if it is no complete JSON; the message never repeats the text
     */
    public static Object read(byte[] json) throws IOException {
        try {
            return READER.readValue(json);
        } catch (JsonProcessingException e) {
            throw notJson(e);
        }
    }

    /**
     * @throws IOException if it is no complete JSON; the message never repeats the text
     */
    public static Object read(String json) throws IOException {
        try {
            return READER.readValue(json);
        } catch (JsonProcessingException e) {
            throw notJson(e);
        }
    }

    /**
     * @throws IOException if it is no complete JSON, or cannot be read; the message never repeats the text
     */
    public static Object read(InputStream json) throws IOException {
        try {
            return READER.readValue(json);
        } catch (JsonProcessingException e) {
            throw notJson(e);
        }
    }

    /**
     * Reads an object that has a long list.
     *
     * @param  list        the name of the list; null for none
     * @param  each        what to keep of each item of the list, which is read one after the other
     * @return             null if it is no object
     * @throws IOException if it is no complete JSON; the message never repeats the text
     */
    public static Map<String, Object> readObject(byte[] json, String list, UnaryOperator<Object> each)
            throws IOException {
        try (JsonParser in = READER.createParser(json)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            Map<String, Object> object = new LinkedHashMap<>();
            for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
                boolean isLong = in.nextToken() == JsonToken.START_ARRAY && name.equals(list);
                object.put(name, isLong ? readList(in, each) : PART.readValue(in));
            }
            if (in.nextToken() != null) {
                throw new IOException("not valid JSON: there is more behind its end");
            }
            return object;
        } catch (JsonProcessingException e) {
            throw notJson(e);
        }
    }

    /** Whether it is one JSON object; nothing of it is kept. */
    public static boolean isObject(byte[] json) throws IOException {
        try (JsonParser in = READER.createParser(json)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            in.skipChildren();
            return in.nextToken() == null;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static List<Object> readList(JsonParser in, UnaryOperator<Object> each) throws IOException {
        List<Object> items = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            items.add(each.apply(PART.readValue(in)));
        }
        return items;
    }

    /**
     * Reads an array item by item. What cannot be read makes the iterator throw an {@link IllegalArgumentException}
     * that never repeats the text.
     *
     * @throws IOException if there is nothing to read
     */
    public static Iterator<Object> readEach(InputStream array) throws IOException {
        MappingIterator<Object> items = READER.readValues(array);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return read(items::hasNextValue);
            }

            @Override
            public Object next() {
                return read(items::nextValue);
            }
        };
    }

    private interface Reading<T> {
        T run() throws IOException;
    }

    private static <T> T read(Reading<T> reading) {
        try {
            return reading.run();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(notJson(e).getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @throws IllegalArgumentException if there is something in it that is no JSON
     */
    public static byte[] writeBytes(Object value) {
        try {
            return WRITER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw notWritable(e);
        }
    }

    /**
     * @throws IllegalArgumentException if there is something in it that is no JSON
     */
    public static String write(Object value) {
        try {
            return WRITER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw notWritable(e);
        }
    }

    /** A tree of Jackson's as maps and lists. */
    public static Object fromTree(Object tree) {
        return MAPPER.convertValue(tree, Object.class);
    }

    public static boolean isTree(Object value) {
        return value instanceof JsonNode;
    }

    /** Maps and lists as a tree of Jackson's. */
    public static JsonNode toTree(Object value) {
        return MAPPER.valueToTree(value);
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> asObject(Object json) {
        return json instanceof Map ? (Map<String, Object>) json : null;
    }

    @SuppressWarnings("unchecked")
    public static List<Object> asList(Object json) {
        return json instanceof List ? (List<Object>) json : null;
    }

    private static IllegalArgumentException notWritable(JsonProcessingException e) {
        String where = e instanceof JsonMappingException mapping ? mapping.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName).filter(Objects::nonNull)
                .map(name -> name + ": ").collect(Collectors.joining()) : "";
        return new IllegalArgumentException("it has a value that cannot be written as JSON: " + where
                + e.getOriginalMessage());
    }

    /** Jackson's own message quotes the source, which may hold what must not be printed. */
    private static IOException notJson(JsonProcessingException e) {
        String where = e.getLocation() == null
                ? "" : " at line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
        return new IOException("not valid JSON" + where);
    }
}
