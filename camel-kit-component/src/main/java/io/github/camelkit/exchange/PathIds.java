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

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import io.github.camelkit.http.PercentEncoding;
import io.github.camelkit.operation.Operation;
import io.github.camelkit.operation.Operations;
import io.github.camelkit.operation.Parameter;
import io.github.camelkit.operation.ParameterText;

/**
 * The ids of an operation's path. The nearest place that names the object wins (header, option, body), and in one place
 * the id wins over a name, which has to be looked up.
 */
public final class PathIds {

    /**
     * An object whose id is not known yet.
     *
     * @param list the operation that finds it
     * @param name what it goes by
     */
    public record Lookup(Operation list, String name) {
    }

    private static final String ID = "id";

    private final Operation operation;
    private final MessageValues values;
    private final Supplier<MessageBody> body;
    private final Map<Parameter, String> ids = new EnumMap<>(Parameter.class);
    private final Map<Parameter, Lookup> lookups = new EnumMap<>(Parameter.class);
    private final Set<String> usedFields = new HashSet<>();
    private boolean byEmail;

    PathIds(Operation operation, MessageValues values, Supplier<MessageBody> body) {
        this.operation = operation;
        this.values = values;
        this.body = body;
    }

    /**
     * @throws IllegalArgumentException if nothing names an object, or an id is none
     */
    void read() {
        for (Parameter id : operation.pathParameters()) {
            if (id == Parameter.SUBSCRIBER_ID && operation.hasEmailVariant()) {
                readSubscriber();
            } else {
                readId(id);
            }
        }
    }

    private void readId(Parameter id) {
        Operation list = Operations.finderOf(id).orElse(null);
        String header = values.header(id);
        String option = values.option(id);
        if (header != null) {
            ids.put(id, header);
        } else if (list != null && values.header(list.finder().by()) != null) {
            lookups.put(id, new Lookup(list, values.header(list.finder().by())));
        } else if (option != null) {
            ids.put(id, option);
        } else if (list != null && values.option(list.finder().by()) != null) {
            lookups.put(id, new Lookup(list, values.option(list.finder().by())));
        } else {
            readIdFromBody(id, list);
        }
    }

    private void readIdFromBody(Parameter id, Operation list) {
        String value = fromBody(id);
        if (value != null) {
            ids.put(id, value);
            return;
        }
        String email = id == Parameter.SUBSCRIBER_ID ? emailFromBody() : null;
        if (email == null) {
            throw missing(id, list);
        }
        lookups.put(id, new Lookup(list, email));
    }

    /** Kit takes an e-mail address here: nothing has to be looked up. */
    private void readSubscriber() {
        Parameter id = Parameter.SUBSCRIBER_ID;
        Parameter email = Parameter.EMAIL_ADDRESS;
        if (values.header(id) != null) {
            ids.put(id, values.header(id));
        } else if (values.header(email) != null) {
            byEmail = true;
        } else if (values.option(id) != null) {
            ids.put(id, values.option(id));
        } else if (values.option(email) != null || fromBody(id) == null) {
            byEmail = true;
        } else {
            ids.put(id, fromBody(id));
        }
    }

    private String fromBody(Parameter id) {
        MessageBody given = body.get();
        boolean own = id == ownId();
        for (String field : own ? List.of(id.kitName(), ID) : List.of(id.kitName())) {
            String value = given.field(field);
            if (value != null) {
                usedFields.add(field);
                return ParameterText.text(id, value, "field " + field + " of the body");
            }
        }
        return own ? given.bareId() : null;
    }

    /** The id of the object that the operation is about, which a body can hold as its {@code id}. */
    private Parameter ownId() {
        List<Parameter> all = operation.pathParameters();
        return all.get(all.size() - 1);
    }

    private String emailFromBody() {
        String text = body.get().text();
        return text != null && text.indexOf('@') > 0 ? text.strip()
                : body.get().field(Parameter.EMAIL_ADDRESS.kitName());
    }

    private IllegalArgumentException missing(Parameter id, Operation list) {
        String other = list == null ? "" : " (or " + list.finder().by().option() + ")";
        String otherHeader = list == null ? "" : " (or " + list.finder().by().header() + ")";
        return new IllegalArgumentException("it needs an id: set the option " + id.option()
                + other + " or the header " + id.header() + otherHeader
                + (id == ownId() ? ", or give a body that has it" : ""));
    }

    /** Whether the path is that of the variant with the e-mail address in the body. */
    boolean isByEmail() {
        return byEmail;
    }

    /** What has to be looked up, by the id that is wanted. */
    Map<Parameter, Lookup> lookups() {
        return lookups;
    }

    void found(Parameter id, String value) {
        ids.put(id, value);
    }

    /** The fields of the body that stand in the path, and need not stand in the request's body. */
    Set<String> usedFields() {
        return usedFields;
    }

    /** The ids of the path, as far as they are known. */
    Map<Parameter, String> ids() {
        return ids;
    }

    /** The path with its ids, percent-encoded. */
    String path() {
        String template = byEmail ? operation.pathByEmail() : operation.path();
        StringBuilder path = new StringBuilder();
        int from = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', from)) {
            int close = template.indexOf('}', open);
            Parameter id = Parameter.ofOption(template.substring(open + 1, close)).orElseThrow();
            path.append(template, from, open).append(PercentEncoding.encode(ids.get(id)));
            from = close + 1;
        }
        return path.append(template, from, template.length()).toString();
    }
}
