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

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Whom an operation with a {@code subscriber_filter} sends to. Kit takes a filter that is not there for all subscribers
 * (sections "Create a broadcast" and "Update a broadcast" of its reference), and has two rules for what is a draft.
 */
public enum Audience {

    /** A draft if it has no {@code send_at} and is not {@code public}. */
    UNLESS_UNSCHEDULED,
    /** A draft if it says that it is not {@code public}, or has neither. */
    UNLESS_UNPUBLISHED;

    private static final String FILTER = "subscriber_filter";
    private static final String SEND_AT = "send_at";
    private static final String PUBLIC = "public";
    private static final String TYPE = "type";
    private static final String EVERYBODY = "all_subscribers";
    private static final List<String> GROUPS = List.of("all", "any", "none");

    /** Whether a request with these fields would be sent or published to all subscribers. */
    public boolean reachesEverybody(Map<String, Object> fields) {
        boolean published = Boolean.parseBoolean(String.valueOf(fields.get(PUBLIC)));
        boolean draft = switch (this) {
            case UNLESS_UNSCHEDULED -> !published && fields.get(SEND_AT) == null;
            case UNLESS_UNPUBLISHED -> !published && (fields.get(PUBLIC) != null || fields.get(SEND_AT) == null);
        };
        return !draft && selectsEverybody(fields.get(FILTER));
    }

    /** Takes out the filter that Kit answers for all subscribers, and refuses when it is sent. */
    public static void dropEverybody(Map<String, Object> fields) {
        if (fields.get(FILTER) != null && selectsEverybody(fields.get(FILTER))) {
            fields.remove(FILTER);
        }
    }

    private static boolean selectsEverybody(Object filter) {
        if (filter instanceof Collection<?> groups) {
            return groups.stream().allMatch(Audience::selectsEverybody);
        }
        if (filter instanceof Map<?, ?> group) {
            return GROUPS.stream().allMatch(name -> isEverybody(group.get(name)));
        }
        return filter == null;
    }

    /** One group of conditions that leaves nobody out: none at all, or the one for everybody. */
    private static boolean isEverybody(Object conditions) {
        return !(conditions instanceof Collection<?> list) || list.stream()
                .allMatch(c -> c instanceof Map<?, ?> condition && EVERYBODY.equals(condition.get(TYPE)));
    }
}
