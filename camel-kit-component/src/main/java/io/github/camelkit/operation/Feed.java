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

import java.util.EnumMap;
import java.util.Map;

/**
 * How a list shows what came since the last poll.
 *
 * @param kind     what the list can be read by
 * @param after    the parameter that asks for what came after a time; null if absent
 * @param before   the parameter that asks for what came before a time; null if absent
 * @param id       the field that identifies items
 * @param time     the field with the time that the list is filtered or sorted by; null where items do not show it
 * @param sort     what Kit can sort the list by; null where it cannot
 * @param defaults what the list is asked unless the endpoint says otherwise
 * @param fixed    what the list is always asked
 */
public record Feed(Kind kind, Parameter after, Parameter before, String id, String time, String sort,
        Map<Parameter, String> defaults, Map<Parameter, String> fixed) {

    public enum Kind {
        /** Kit filters by time. */
        TIMES,
        /** Kit sorts by a time that each item shows. */
        SHOWN_TIMES,
        /** The newest id comes first. */
        IDS,
        /** Any item can come to be on the list at any time and place: it is read as a whole. */
        WHOLE,
        /** In a route, the resource stands for the events that Kit pushes. */
        EVENTS
    }

    private static Feed of(Kind kind, Parameter after, Parameter before, String time) {
        return new Feed(kind, after, before, "id", time, null, Map.of(), Map.of());
    }

    static Feed since(Parameter after, Parameter before, String time) {
        return of(Kind.TIMES, after, before, time);
    }

    static Feed shown(String time) {
        return of(Kind.SHOWN_TIMES, null, null, time);
    }

    static Feed ids() {
        return of(Kind.IDS, null, null, null);
    }

    static Feed whole() {
        return of(Kind.WHOLE, null, null, null);
    }

    static Feed events() {
        return of(Kind.EVENTS, null, null, null);
    }

    Feed by(String field) {
        return new Feed(kind, after, before, field, time, sort, defaults, fixed);
    }

    Feed at(String field) {
        return new Feed(kind, after, before, id, field, sort, defaults, fixed);
    }

    Feed sorted(String field) {
        return new Feed(kind, after, before, id, time, field, defaults, fixed);
    }

    Feed unlessGiven(Parameter parameter, String value) {
        return new Feed(kind, after, before, id, time, sort, plus(defaults, parameter, value), fixed);
    }

    Feed always(Parameter parameter, String value) {
        return new Feed(kind, after, before, id, time, sort, defaults, plus(fixed, parameter, value));
    }

    private static Map<Parameter, String> plus(Map<Parameter, String> some, Parameter parameter, String value) {
        Map<Parameter, String> all = new EnumMap<>(Parameter.class);
        all.putAll(some);
        all.put(parameter, value);
        return all;
    }

    /** The same list, where filters let old items come to be on it at any time. */
    public Feed filtered() {
        return kind == Kind.IDS ? new Feed(Kind.WHOLE, after, before, id, time, sort, defaults, fixed) : this;
    }

    /** Whether an item has changed only shows in its content. */
    public boolean isByContent() {
        return kind == Kind.TIMES && time == null;
    }
}
