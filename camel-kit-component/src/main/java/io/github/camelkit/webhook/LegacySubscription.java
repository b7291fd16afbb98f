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
package io.github.camelkit.webhook;

import java.util.Map;
import java.util.Objects;

/**
 * What an unsigned webhook is for.
 *
 * @param event      the event
 * @param detail     the id or the link that the event needs; null where it needs none
 * @param detailName what Kit calls the detail
 * @param token      the end of the path
 */
record LegacySubscription(LegacyEvent event, Object detail, String detailName, PathToken token) {

    /**
     * @param  given                    the options that are details of events, by their names
     * @throws IllegalArgumentException if the event is unknown, or needs another detail than is given
     */
    public static LegacySubscription of(String name, Map<String, Object> given) {
        LegacyEvent event = LegacyEvent.find(Objects.toString(name, "")).orElseThrow(
                () -> new IllegalArgumentException((name == null
                        ? "kit:webhooks in from() needs the option event: one of " : "Unknown event " + name
                                + " of kit:webhooks; its events are ") + LegacyEvent.names()));
        LegacyEvent.Detail detail = event.detail();
        String option = detail == null ? null : detail.option();
        given.keySet().stream().filter(other -> !other.equals(option)).findFirst().ifPresent(other -> {
            throw new IllegalArgumentException("The event " + name + " does not take the option " + other
                    + (option == null ? "" : "; it takes " + option));
        });
        if (detail != null && given.get(option) == null) {
            throw new IllegalArgumentException("The event " + name + " needs the option " + detail.option());
        }
        return new LegacySubscription(event, option == null ? null : given.get(option),
                detail == null ? null : detail.kitName(), null);
    }

    public LegacySubscription with(PathToken secret) {
        return new LegacySubscription(event, detail, detailName, secret);
    }

    /** The same text for the same thing, to derive a path and a token from. */
    public String key() {
        return event.kitName() + (detail == null ? "" : '/' + detail.toString());
    }
}
