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
package io.github.camelkit.exchange;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import io.github.camelkit.http.Json;
import io.github.camelkit.operation.Body;
import io.github.camelkit.operation.FieldNames;
import io.github.camelkit.operation.Operation;
import io.github.camelkit.operation.Parameter;
import io.github.camelkit.operation.TypedText;

/**
 * The body of a request: the fields of the message's body that the operation takes.
 */
final class RequestFields {

    private static final String NO_ADDRESS = "[<";
    private static final String EMAIL = Parameter.EMAIL_ADDRESS.kitName();

    private final Operation operation;
    private final MessageValues values;
    private final Supplier<MessageBody> body;

    RequestFields(Operation operation, MessageValues values, Supplier<MessageBody> body) {
        this.operation = operation;
        this.values = values;
        this.body = body;
    }

    /**
     * @param  byEmail                  whether the variant with the e-mail address in the body is wanted
     * @param  inPath                   fields that stand in the path already
     * @return                          the fields, not yet wrapped; null where the request has no body
     * @throws IllegalArgumentException if something is missing or cannot be understood
     */
    Map<String, Object> read(boolean byEmail, Set<String> inPath) {
        if (byEmail) {
            return byEmail();
        }
        Body wanted = operation.body();
        return switch (wanted.shape()) {
            case NONE -> null;
            // What takes no fields has no need to look at the body, which the route may want to keep
            case OPTIONAL -> wanted.optional().isEmpty() ? new LinkedHashMap<>() : body.get().only(wanted.optional());
            case REQUIRED -> required(wanted, inPath);
        };
    }

    private Map<String, Object> byEmail() {
        String email = values.value(Parameter.EMAIL_ADDRESS);
        if (email == null) {
            email = body.get().text() != null ? body.get().text() : body.get().field(EMAIL);
        }
        if (email == null || email.isBlank()) {
            throw new IllegalArgumentException("it needs a subscriber: set the option "
                    + Parameter.SUBSCRIBER_ID.option() + " or " + Parameter.EMAIL_ADDRESS.option() + ", the header "
                    + Parameter.SUBSCRIBER_ID.header() + " or " + Parameter.EMAIL_ADDRESS.header()
                    + ", or give a body that has id or " + EMAIL);
        }
        Map<String, Object> fields = body.get().only(operation.bodyByEmail().fields());
        fields.put(EMAIL, TypedText.emailAddress(email));
        return fields;
    }

    private Map<String, Object> required(Body wanted, Set<String> inPath) {
        Map<String, Object> fields = given(wanted);
        fields.keySet().removeAll(inPath);
        addParameters(fields);
        if (fields.get(EMAIL) instanceof String email) {
            fields.put(EMAIL, TypedText.emailAddress(email));
        }
        for (String name : wanted.required()) {
            if (fields.get(name) == null || EMAIL.equals(name) && fields.get(name).toString().isBlank()) {
                throw new IllegalArgumentException("it needs the field " + name
                        + " in the body");
            }
        }
        return fields;
    }

    private Map<String, Object> given(Body wanted) {
        MessageBody given = body.get();
        if (given.list() != null && wanted.listField() != null) {
            return fieldsOf(wanted.listField(), given.list());
        }
        if (given.text() != null && wanted.textField() != null) {
            checkText(wanted.textField(), given.text());
            return fieldsOf(wanted.textField(), given.text());
        }
        if (given.object() == null) {
            throw new IllegalArgumentException("it needs a body: " + describe(wanted));
        }
        Map<String, Object> inner = wanted.root() == null ? null : Json.asObject(FieldNames.get(given.object(), wanted.root()));
        if (inner != null) {
            return FieldNames.copy(inner, wanted.fields());
        }
        return given.modelled() ? given.only(wanted.fields()) : FieldNames.copy(given.object(), wanted.fields());
    }

    /** An e-mail address begins otherwise than JSON or a page does; a name or a label may begin with anything. */
    private void checkText(String field, String text) {
        if (EMAIL.equals(field) && NO_ADDRESS.indexOf(text.charAt(0)) >= 0) {
            throw new IllegalArgumentException("the body is neither an object nor an e-mail address");
        }
    }

    private static String describe(Body wanted) {
        String fields = wanted.required().isEmpty() ? "any of " + String.join(", ", wanted.optional())
                : String.join(", ", wanted.required());
        return "a Map, a model, or a JSON object with " + fields
                + (wanted.textField() == null ? "" : "; or " + wanted.textField() + " as plain text")
                + (wanted.listField() == null ? "" : "; or the list of " + wanted.listField());
    }

    /** Options and headers that Kit takes in the body win over what the body says. */
    private void addParameters(Map<String, Object> fields) {
        for (Parameter parameter : operation.bodyParameters()) {
            String value = values.value(parameter);
            if (value != null) {
                fields.put(parameter.kitName(), switch (parameter.kind()) {
                    case NUMBER, ID -> Long.valueOf(value);
                    case FLAG -> Boolean.valueOf(value);
                    default -> value;
                });
            }
        }
    }

    static Map<String, Object> fieldsOf(String name, Object value) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(name, value);
        return fields;
    }
}
