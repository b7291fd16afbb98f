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
package io.github.camelkit.operations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

import io.github.camelkit.operation.Operation;
import io.github.camelkit.operation.Operations;

/**
 * One call of one operation: what the route says, what must be sent for it, and what must come back.
 */
final class Case {

    /** What the body of the answer is. */
    enum Answer {
        NOTHING, OBJECT, PAGE, BULK, RAW
    }

    private final Operation operation;
    private final String title;
    private boolean oauth;
    private Consumer<World> seed = world -> { };
    private String options = "";
    private final Map<String, Object> headers = new LinkedHashMap<>();
    private Function<Ids, Object> body = ids -> null;
    private String path;
    private final List<String> query = new ArrayList<>();
    private String json;
    private int lookups;
    private int status;
    private Answer answer = Answer.NOTHING;
    private Class<?> type;
    private Consumer<Result> check = result -> { };

    private Case(Operation operation, String title) {
        this.operation = operation;
        this.title = title;
    }

    /** The case of an operation that the documentation shows. */
    static Case of(String operation) {
        return of(operation, "");
    }

    /** A variant of a case. */
    static Case of(String operation, String title) {
        String[] names = operation.split("/");
        return new Case(Operations.find(names[0], names[1]).orElseThrow(), title);
    }

    /** Names and values in turn, in their order. */
    static Map<String, Object> fields(Object... pairs) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put(pairs[i].toString(), pairs[i + 1]);
        }
        return fields;
    }

    // What is there, and what the route says

    /** With an access token instead of an API key. */
    Case oauth() {
        oauth = true;
        return this;
    }

    Case given(Consumer<World> world) {
        Consumer<World> before = seed;
        seed = before.andThen(world);
        return this;
    }

    /** The options of the endpoint beside the operation, such as {@code tagId={tagId}}. */
    Case options(String text) {
        options = options + '&' + text;
        return this;
    }

    Case header(String name, Object value) {
        headers.put(name, value);
        return this;
    }

    /** A text, or maps and lists with texts, in which names in braces are replaced. */
    Case body(Object value) {
        return bodyOf(ids -> ids.fillAll(value));
    }

    Case bodyOf(Function<Ids, Object> value) {
        body = value;
        return this;
    }

    // What must be sent

    Case sends(String expectedPath) {
        path = expectedPath;
        return this;
    }

    /** Names and values in turn; values are as Kit reads them, decoded. */
    Case query(String... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            query.add(pairs[i] + '=' + pairs[i + 1]);
        }
        return this;
    }

    Case json(String text) {
        json = text;
        return this;
    }

    /** How many calls it takes to find out ids. */
    Case afterLookups(int count) {
        lookups = count;
        return this;
    }

    // What must come back

    Case answers(int code) {
        status = code;
        return this;
    }

    Case answers(int code, Class<?> model) {
        return answers(code, Answer.OBJECT, model);
    }

    Case page(Class<?> item) {
        return answers(200, Answer.PAGE, item);
    }

    Case bulk(int code, Class<?> item) {
        return answers(code, Answer.BULK, item);
    }

    Case raw() {
        return answers(200, Answer.RAW, Map.class);
    }

    private Case answers(int code, Answer shape, Class<?> model) {
        status = code;
        answer = shape;
        type = model;
        return this;
    }

    Case check(Consumer<Result> assertions) {
        check = assertions;
        return this;
    }

    // What others read

    Operation operation() {
        return operation;
    }

    boolean isExample() {
        return title.isEmpty();
    }

    boolean isOAuth() {
        return oauth || operation.isOAuthOnly();
    }

    Consumer<World> seed() {
        return seed;
    }

    String uri(Ids ids) {
        return "kit:" + operation.resource() + "?operation=" + operation.name() + ids.fillOptions(options);
    }

    /** The options beside the operation by name, with names in braces. */
    Map<String, String> optionTexts() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String option : options.split("&")) {
            if (!option.isEmpty()) {
                texts.put(option.substring(0, option.indexOf('=')), option.substring(option.indexOf('=') + 1));
            }
        }
        return texts;
    }

    Map<String, Object> headers(Ids ids) {
        Map<String, Object> filled = new LinkedHashMap<>();
        headers.forEach((name, value) -> filled.put(name, ids.fillAll(value)));
        return filled;
    }

    Object bodyOf(Ids ids) {
        return body.apply(ids);
    }

    /** The path that must be sent, with names in braces. */
    String path() {
        return path;
    }

    /** Pairs of name and value, with names in braces. */
    List<String> query() {
        return query;
    }

    /** The body that must be sent, with names in braces; null for none. */
    String json() {
        return json;
    }

    int lookups() {
        return lookups;
    }

    int status() {
        return status;
    }

    Answer answer() {
        return answer;
    }

    Class<?> type() {
        return type;
    }

    Consumer<Result> check() {
        return check;
    }

    @Override
    public String toString() {
        return title.isEmpty() ? operation.id() : operation.id() + ": " + title;
    }
}
