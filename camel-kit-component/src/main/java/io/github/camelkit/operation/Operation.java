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

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
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
     * @param id    the id that it finds
     * @param by    the property that it is searched by
     * @param field the name of the property in the list's items
     * @param query what else the list is asked
     */
    public record Finder(Parameter id, Parameter by, String field, Map<Parameter, String> query) {
    }

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private final String resource;
    private final String name;
    private final String method;
    private final String path;
    private final String summary;
    private final List<Parameter> pathParameters;
    private final Set<Parameter> query;
    private final String pathByEmail;
    private final Body body;
    private final Body bodyByEmail;
    private final Answer answer;
    private final Paging paging;
    private final boolean oauthOnly;
    private final boolean repeatable;
    private final String bulkCounterpart;
    private final BulkItems items;
    private final Set<Parameter> bodyParameters;
    private final Finder finder;
    private final boolean creates;
    private final boolean probe;
    private final Audience audience;
    private final String readBy;
    private final Map<PollMode, Feed> feeds;
    private final boolean polledByDefault;
    private final Registration registration;

    Operation(OperationBuilder entry) {
        resource = entry.resource;
        name = entry.name;
        method = entry.method;
        path = entry.path;
        summary = entry.summary;
        pathParameters = placeholders(path);
        query = Collections.unmodifiableSet(entry.query);
        pathByEmail = entry.pathByEmail;
        body = entry.body;
        bodyByEmail = entry.bodyByEmail;
        answer = entry.answer;
        paging = entry.paging;
        oauthOnly = entry.oauthOnly;
        repeatable = entry.repeatable;
        bulkCounterpart = entry.bulkCounterpart;
        items = entry.items;
        bodyParameters = Collections.unmodifiableSet(entry.bodyParameters);
        finder = entry.finder;
        creates = entry.creates;
        probe = entry.probe;
        audience = entry.audience;
        readBy = entry.readBy;
        feeds = Collections.unmodifiableMap(entry.feeds);
        polledByDefault = entry.polledByDefault;
        registration = entry.registration;
    }

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

    /** The path of the variant that names the subscriber by e-mail address in the body; null if absent. */
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
        return query;
    }

    /** Parameters that are options as well, although Kit takes them as fields of the body. */
    public Set<Parameter> bodyParameters() {
        return bodyParameters;
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

    /** The operation of the same resource that does the same for many; null if absent. */
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

    /** Whether it creates the object that is named, or answers the existing one. */
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
        return feeds;
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
