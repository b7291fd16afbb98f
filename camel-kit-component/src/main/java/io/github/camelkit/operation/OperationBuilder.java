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
package io.github.camelkit.operation;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelkit.operation.Operation.Finder;
import io.github.camelkit.operation.Operation.Paging;

/**
 * What an entry of the operation table states, beside its call.
 */
final class OperationBuilder {

    private static final List<Parameter> PAGE_PARAMETERS = List.of(Parameter.AFTER, Parameter.BEFORE,
            Parameter.PER_PAGE, Parameter.INCLUDE_TOTAL_COUNT);

    final String resource;
    final String name;
    final String method;
    final String path;
    final String summary;
    final Set<Parameter> query = new LinkedHashSet<>();
    final Set<Parameter> bodyParameters = new LinkedHashSet<>();
    final Map<PollMode, Feed> feeds = new EnumMap<>(PollMode.class);
    String pathByEmail;
    Body body = Body.NONE;
    Body bodyByEmail = Body.NONE;
    Answer answer = Answer.NOTHING;
    Paging paging = Paging.NONE;
    boolean oauthOnly;
    boolean repeatable;
    String bulkCounterpart;
    BulkItems items;
    Finder finder;
    boolean creates;
    boolean probe;
    Audience audience;
    String readBy;
    boolean polledByDefault;
    Registration registration;

    OperationBuilder(String resource, String name, String method, String path, String summary) {
        this.resource = resource;
        this.name = name;
        this.method = method;
        this.path = path;
        this.summary = summary;
        this.repeatable = !"POST".equals(method);
    }

    Operation build() {
        return new Operation(this);
    }

    OperationBuilder byEmail(String emailPath, String... optional) {
        pathByEmail = emailPath;
        bodyByEmail = Body.text(Parameter.EMAIL_ADDRESS.kitName(), optional);
        return this;
    }

    OperationBuilder query(Parameter... parameters) {
        query.addAll(Arrays.asList(parameters));
        return this;
    }

    OperationBuilder bodyParameters(Parameter... parameters) {
        bodyParameters.addAll(Arrays.asList(parameters));
        return this;
    }

    OperationBuilder takes(Body taken) {
        body = taken;
        return this;
    }

    OperationBuilder answers(Class<?> type) {
        answer = new Answer(Answer.Shape.OBJECT, null, type);
        return this;
    }

    OperationBuilder answers(String root, Class<?> type) {
        answer = new Answer(Answer.Shape.OBJECT, root, type);
        return this;
    }

    OperationBuilder answersRaw() {
        answer = Answer.RAW;
        return this;
    }

    OperationBuilder answersBulk(String root, Class<?> type) {
        answer = new Answer(Answer.Shape.BULK, root, type);
        return this;
    }

    OperationBuilder pages(String root, Class<?> itemType) {
        return pages(root, itemType, Paging.QUERY);
    }

    OperationBuilder pages(String root, Class<?> itemType, Paging how) {
        answer = new Answer(Answer.Shape.PAGE, root, itemType);
        return paged(how);
    }

    OperationBuilder paged(Paging how) {
        paging = how;
        (how == Paging.BODY ? bodyParameters : query).addAll(PAGE_PARAMETERS);
        return this;
    }

    /** Clicks are paged without a total count. */
    OperationBuilder withoutTotalCount() {
        query.remove(Parameter.INCLUDE_TOTAL_COUNT);
        return this;
    }

    OperationBuilder oauthOnly() {
        oauthOnly = true;
        return this;
    }

    OperationBuilder repeatable() {
        repeatable = true;
        return this;
    }

    OperationBuilder notRepeatable() {
        repeatable = false;
        return this;
    }

    OperationBuilder bulk(String operation) {
        bulkCounterpart = operation;
        return this;
    }

    OperationBuilder items(BulkItems taken) {
        items = taken;
        return this;
    }

    /** This list finds the id of an object of which only another property is known. */
    OperationBuilder finds(Parameter id, Parameter by, String field) {
        return finds(new Finder(id, by, field, Map.of()));
    }

    OperationBuilder finds(Finder how) {
        finder = how;
        return this;
    }

    /** It takes the one property that {@link #finds} searches by; it creates the object or answers the existing one. */
    OperationBuilder creates() {
        creates = true;
        return this;
    }

    /** It shows best, and at the least cost, whether an account can be used. */
    OperationBuilder probe() {
        probe = true;
        return this;
    }

    OperationBuilder audience(Audience guarded) {
        audience = guarded;
        return this;
    }

    /** An update that resets what is not given; what there is now is read by the operation of that name. */
    OperationBuilder whole(String read) {
        readBy = read;
        return this;
    }

    /** It takes part in registering for events. */
    OperationBuilder registers(Registration part) {
        registration = part;
        return this;
    }

    /** A route can poll this list. */
    OperationBuilder feeds(PollMode mode, Feed how) {
        feeds.put(mode, how);
        return this;
    }

    /** A route that names the ids of this one's path, but no operation, polls this list. */
    OperationBuilder feedsByDefault(PollMode mode, Feed how) {
        polledByDefault = true;
        return feeds(mode, how);
    }
}
