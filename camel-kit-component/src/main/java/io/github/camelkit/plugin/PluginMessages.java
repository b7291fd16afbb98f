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

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelkit.KitConstants;
import io.github.camelkit.OutputType;
import io.github.camelkit.exchange.ExchangeEnd;
import io.github.camelkit.http.Json;
import io.github.camelkit.server.Cookies;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.RuntimeCamelException;

/**
 * Writes what Kit asks a plugin for to messages, and reads what routes make of it.
 */
final class PluginMessages {

    private static final String SET_COOKIE = "Set-Cookie";

    private PluginMessages() {
    }

    static void write(PluginCall call, Object user, OutputType type, Message message) {
        message.setBody(switch (type) {
            case MODEL -> call.typed();
            case MAP -> new LinkedHashMap<>(call.body());
            case JSON -> Json.write(call.body());
        });
        if (user != null) {
            message.setHeader(KitConstants.PLUGIN_USER, user);
        }
        if (call.cookie() != null) {
            message.setHeader(KitConstants.PLUGIN_COOKIES, Cookies.parse(call.cookie()));
        }
    }

    static PluginResult read(Exchange exchange) {
        if (exchange.getException() != null) {
            return PluginResult.failed(exchange.getException());
        }
        if (ExchangeEnd.isRolledBack(exchange)) {
            return PluginResult.failed(new RuntimeCamelException("The exchange was rolled back"));
        }
        try {
            Message message = exchange.getMessage();
            return new PluginResult(body(exchange, message.getBody()),
                    message.getHeader(KitConstants.PLUGIN_CODE, Integer.class),
                    texts(message.getHeader(KitConstants.PLUGIN_ERRORS)), texts(message.getHeader(SET_COOKIE)), null);
        } catch (RuntimeException e) {
            // Such as a code that is no number, or a stream that cannot be read
            return PluginResult.failed(e);
        }
    }

    private static List<String> texts(Object header) {
        List<String> texts = new ArrayList<>();
        if (header instanceof Collection<?> several) {
            several.forEach(one -> texts.add(String.valueOf(one)));
        } else if (header != null) {
            texts.add(header.toString());
        }
        return texts;
    }

    /** Streams, files and bytes as text; objects as they are. */
    private static Object body(Exchange exchange, Object body) {
        if (body == null || body instanceof CharSequence || body instanceof Map || body instanceof Collection
                || body instanceof Number || body instanceof Boolean || body instanceof Record || Json.isTree(body)) {
            return body;
        }
        String text = exchange.getContext().getTypeConverter().tryConvertTo(String.class, exchange, body);
        // What has no converter of its own is turned into its toString
        return text == null || text.equals(body.toString()) ? body : text;
    }
}
