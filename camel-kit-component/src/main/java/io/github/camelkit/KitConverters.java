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
package io.github.camelkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelkit.http.Json;
import io.github.camelkit.model.BulkResult;
import io.github.camelkit.model.KitModel;
import io.github.camelkit.model.KitModels;
import io.github.camelkit.model.KitPage;
import org.apache.camel.Converter;
import org.apache.camel.Exchange;
import org.apache.camel.TypeConverter;
import org.apache.camel.spi.TypeConverterRegistry;

/**
 * Converts models, pages and bulk results to JSON and maps, and JSON and maps to models.
 */
@Converter(generateLoader = true)
public final class KitConverters {

    private KitConverters() {
    }

    @Converter
    public static String toString(KitModel model) {
        return Json.write(model.toMap());
    }

    @Converter
    public static byte[] toBytes(KitModel model) {
        return Json.writeBytes(model.toMap());
    }

    @Converter
    public static InputStream toInputStream(KitModel model) {
        return new ByteArrayInputStream(toBytes(model));
    }

    @Converter
    public static JsonNode toTree(KitModel model) {
        return Json.toTree(model.toMap());
    }

    @Converter
    public static Map<String, Object> toMap(KitModel model) {
        return model.toMap();
    }

    @Converter
    public static String toString(KitPage<?> page) {
        return Json.write(page.toMap());
    }

    @Converter
    public static byte[] toBytes(KitPage<?> page) {
        return Json.writeBytes(page.toMap());
    }

    @Converter
    public static InputStream toInputStream(KitPage<?> page) {
        return new ByteArrayInputStream(toBytes(page));
    }

    @Converter
    public static JsonNode toTree(KitPage<?> page) {
        return Json.toTree(page.toMap());
    }

    @Converter
    public static Map<String, Object> toMap(KitPage<?> page) {
        return page.toMap();
    }

    @Converter
    public static String toString(BulkResult<?> result) {
        return Json.write(result.toMap());
    }

    @Converter
    public static byte[] toBytes(BulkResult<?> result) {
        return Json.writeBytes(result.toMap());
    }

    @Converter
    public static InputStream toInputStream(BulkResult<?> result) {
        return new ByteArrayInputStream(toBytes(result));
    }

    @Converter
    public static Map<String, Object> toMap(BulkResult<?> result) {
        return result.toMap();
    }

    /** Any model from a map or from JSON in any form. */
    @Converter(fallback = true)
    public static <T> T toModel(Class<T> type, Exchange exchange, Object value, TypeConverterRegistry registry)
            throws IOException {
        if (!KitModel.class.isAssignableFrom(type) || !type.isRecord()) {
            return null;
        }
        Map<String, Object> json = object(exchange, value, registry);
        return json == null ? null : type.cast(KitModels.read(type.asSubclass(KitModel.class), json));
    }

    private static Map<String, Object> object(Exchange exchange, Object value, TypeConverterRegistry registry)
            throws IOException {
        if (value instanceof KitModel model) {
            return model.toMap();
        }
        if (value instanceof Map) {
            return Json.asObject(value);
        }
        if (Json.isTree(value)) {
            return Json.asObject(Json.fromTree(value));
        }
        if (value instanceof String text) {
            return Json.asObject(Json.read(text));
        }
        if (value instanceof byte[] bytes) {
            return Json.asObject(Json.read(bytes));
        }
        TypeConverter converter = registry.lookup(byte[].class, value.getClass());
        byte[] bytes = converter == null ? null : converter.tryConvertTo(byte[].class, exchange, value);
        return bytes == null ? null : Json.asObject(Json.read(bytes));
    }
}
