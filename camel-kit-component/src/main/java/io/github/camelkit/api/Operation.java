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
package io.github.camelkit.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One entry of the operation table: all that the component knows of one thing Kit's API can do.
 */
public final class Operation {

    /** How a list is read page by page. */
    public enum Paging {
        /** Not a list. */
        NONE,
        /** Cursors are query parameters, and each answer has a {@code pagination}. */
        QUERY,
        /** Cursors are query parameters; an answer without {@code pagination} is the last page. */
        QUERY_OPTIONAL,
        /** Cursors are fields of the body. */
        BODY
    }

    /**
     * How a list finds objects.
     *
     * @param id    the id that it tells
     * @param by    the property that it goes by
     * @param field the name of the property in the list's items
     * @param query what else the list is asked
     */
    public record Finder(Parameter id, Parameter by, String field, Map<Parameter, String> query) {
    }

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final List<Parameter> PAGE_PARAMETERS = List.of(Parameter.AFTER, Parameter.BEFORE,
            Parameter.PER_PAGE, Parameter.INCLUDE_TOTAL_COUNT);

    private final String resource;
    private final String name;
    private final String method;
    private final String path;
    private final String summary;
    private final List<Parameter> pathParameters;
    private final Set<Parameter> query = new LinkedHashSet<>();
    private String pathByEmail;
    private Body body = Body.NONE;
    private Body bodyByEmail = Body.NONE;
    private Answer answer = Answer.NOTHING;
    private Paging paging = Paging.NONE;
    private boolean oauthOnly;
    private boolean repeatable;
    private String bulkCounterpart;
    private BulkItems items;
    private final Set<Parameter> bodyParameters = new LinkedHashSet<>();
    private Finder finder;
    private boolean creates;
    private boolean probe;
    private Audience audience;
    private String readBy;
    private final Map<PollMode, Feed> feeds = new EnumMap<>(PollMode.class);
    private boolean polledByDefault;
    private Registration registration;

    Operation(String resource, String name, String method, String path, String summary) {
        this.resource = resource;
        this.name = name;
        this.method = method;
        this.path = path;
        this.summary = summary;
        this.repeatable = !"POST".equals(method);
        this.pathParameters = placeholders(path);
    }

    // What an entry of the table states, beside its call

    Operation byEmail(String emailPath, String... optional) {
        pathByEmail = emailPath;
        bodyByEmail = Body.text(Parameter.EMAIL_ADDRESS.kitName(), optional);
        return this;
    }

    Operation query(Parameter... parameters) {
        query.addAll(Arrays.asList(parameters));
        return this;
    }

    Operation bodyParameters(Parameter... parameters) {
        bodyParameters.addAll(Arrays.asList(parameters));
        return this;
    }

    Operation takes(Body taken) {
        body = taken;
        return this;
    }

    Operation answers(Class<?> type) {
        answer = new Answer(Answer.Shape.OBJECT, null, type);
        return this;
    }

    Operation answers(String root, Class<?> type) {
        answer = new Answer(Answer.Shape.OBJECT, root, type);
        return this;
    }

    Operation answersRaw() {
        answer = Answer.RAW;
        return this;
    }

    Operation answersBulk(String root, Class<?> type) {
        answer = new Answer(Answer.Shape.BULK, root, type);
        return this;
    }

    Operation pages(String root, Class<?> itemType) {
        return pages(root, itemType, Paging.QUERY);
    }

    Operation pages(String root, Class<?> itemType, Paging how) {
        answer = new Answer(Answer.Shape.PAGE, root, itemType);
        return paged(how);
    }

    Operation paged(Paging how) {
        paging = how;
        (how == Paging.BODY ? bodyParameters : query).addAll(PAGE_PARAMETERS);
        return this;
    }

    /** Clicks are paged without a total count. */
    Operation withoutTotalCount() {
        query.remove(Parameter.INCLUDE_TOTAL_COUNT);
        return this;
    }

    Operation oauthOnly() {
        oauthOnly = true;
        return this;
    }

    Operation repeatable() {
        repeatable = true;
        return this;
    }

    Operation notRepeatable() {
        repeatable = false;
        return this;
    }

    Operation bulk(String operation) {
        bulkCounterpart = operation;
        return this;
    }

    Operation items(BulkItems taken) {
        items = taken;
        return this;
    }

    /** This list tells the id of an object that is only known by another property. */
    Operation finds(Parameter id, Parameter by, String field) {
        return finds(new Finder(id, by, field, Map.of()));
    }

    Operation finds(Finder how) {
        finder = how;
        return this;
    }

    /** It takes the one property that {@link #finds} goes by, and makes the object or answers the one there is. */
    Operation creates() {
        creates = true;
        return this;
    }

    /** It shows best, and at the least cost, whether an account can be used. */
    Operation probe() {
        probe = true;
        return this;
    }

    Operation audience(Audience guarded) {
        audience = guarded;
        return this;
    }

    /** An update that resets what is not given; what there is now is read by the operation of that name. */
    Operation whole(String read) {
        readBy = read;
        return this;
    }

    /** It takes part in registering for events. */
    Operation registers(Registration part) {
        registration = part;
        return this;
    }

    /** A route can poll this list. */
    Operation feeds(PollMode mode, Feed how) {
        feeds.put(mode, how);
        return this;
    }

    /** A route that names no operation, but the ids of this one's path, polls this list. */
    Operation feedsByDefault(PollMode mode, Feed how) {
        polledByDefault = true;
        return feeds(mode, how);
    }

    // What others read

    public String resource() {
        return resource;
    }

    public String name() {
        return name;
    }

    /** Resource and name, such as {@code tags/create}. */
    public String id() {
        return resource + '/' + name;
    }

    public String method() {
        return method;
    }

    /** The path, with the options of its ids in braces, such as {@code /v4/tags/{tagId}}. */
    public String path() {
        return path;
    }

    /** The path of the variant that names the subscriber by e-mail address in the body; null where there is none. */
    public String pathByEmail() {
        return pathByEmail;
    }

    public boolean hasEmailVariant() {
        return pathByEmail != null;
    }

    /** One sentence for the documentation. */
    public String summary() {
        return summary;
    }

    /** The ids of the path, in its order. */
    public List<Parameter> pathParameters() {
        return pathParameters;
    }

    private static List<Parameter> placeholders(String template) {
        List<Parameter> found = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(template);
        while (matcher.find()) {
            found.add(Parameter.ofOption(matcher.group(1)).orElseThrow());
        }
        return List.copyOf(found);
    }

    public Set<Parameter> queryParameters() {
        return Collections.unmodifiableSet(query);
    }

    /** Parameters that are options as well, although Kit takes them as fields of the body. */
    public Set<Parameter> bodyParameters() {
        return Collections.unmodifiableSet(bodyParameters);
    }

    /** All parameters that are options and headers of this operation. */
    public Set<Parameter> parameters() {
        EnumSet<Parameter> all = EnumSet.noneOf(Parameter.class);
        all.addAll(pathParameters());
        all.addAll(query);
        all.addAll(bodyParameters);
        if (hasEmailVariant()) {
            all.add(Parameter.EMAIL_ADDRESS);
        }
        pathParameters.forEach(id -> Operations.finderOf(id).ifPresent(list -> all.add(list.finder().by())));
        return all;
    }

    public Body body() {
        return body;
    }

    /** The body of the variant by e-mail address. */
    public Body bodyByEmail() {
        return bodyByEmail;
    }

    public Answer answer() {
        return answer;
    }

    public Paging paging() {
        return paging;
    }

    public boolean isPaged() {
        return paging != Paging.NONE;
    }

    /** Whether Kit refuses it with an API key. */
    public boolean isOAuthOnly() {
        return oauthOnly;
    }

    /** Whether sending it twice has the same effect as sending it once. */
    public boolean isRepeatable() {
        return repeatable;
    }

    /** The operation of the same resource that does the same for many; null where there is none. */
    public String bulkCounterpart() {
        return bulkCounterpart;
    }

    /** The items of a bulk operation; null for any other. */
    public BulkItems items() {
        return items;
    }

    /** What this list finds; null unless ids are looked up in it. */
    public Finder finder() {
        return finder;
    }

    /** Whether it makes the object that is named, or answers the one there is. */
    public boolean isCreates() {
        return creates;
    }

    boolean isProbe() {
        return probe;
    }

    /** Whom it sends to, where a mistake would reach everybody; null where it sends nothing. */
    public Audience audience() {
        return audience;
    }

    /** The operation that reads what this one would reset; null where an update is partial. */
    public String readBy() {
        return readBy;
    }

    /** How a route can poll this list; empty where it cannot. */
    public Map<PollMode, Feed> feeds() {
        return Collections.unmodifiableMap(feeds);
    }

    /** Its part in registering for events; null where it has none. */
    public Registration registration() {
        return registration;
    }

    /** Whether a route polls this list unless it names another one. */
    public boolean isPolledByDefault() {
        return polledByDefault;
    }

    @Override
    public String toString() {
        return id();
    }
}
