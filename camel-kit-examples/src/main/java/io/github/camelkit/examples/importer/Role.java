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
package io.github.camelkit.examples.importer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a column of the file is, by its name, in which case, blanks, underscores and hyphens do not matter.
 */
enum Role {

    EMAIL("email_address", "email", "mail", "emailadress"),
    FIRST_NAME("first_name", "fname", "givenname", "forename"),
    /** One tag in a cell. */
    TAG("tag"),
    /** Several tags in a cell. */
    TAGS("tags"),
    STATE("state", "status", "subscriberstate", "subscriberstatus", "subscriptionstatus", "emailstatus",
            "memberstatus"),
    /** Whether, or since when, somebody has unsubscribed. */
    UNSUBSCRIBED("unsubscribed", "unsubscribedat", "unsubtime", "unsubscribedate", "optouttime", "emaildisabled"),
    BOUNCED("bounced", "bouncedat", "cleaned", "cleantime", "cleanedat"),
    COMPLAINED("complained", "complainedat"),
    /** Whether somebody is subscribed. */
    SUBSCRIBED("subscribed"),
    /** When somebody signed up. Kit has its own times, so that it is a custom field like any other. */
    SIGNED_UP("createdat", "optintime", "confirmtime", "subscribedat", "subscribedate", "signedup", "signedupat",
            "signupdate", "signuptime", "dateadded", "joined", "joinedat"),
    /** Of our own file of rejected lines. */
    REJECT("line", "reason"),
    OTHER("");

    private final String shown;
    private final Set<String> names;

    Role(String shown, String... more) {
        this.shown = shown;
        this.names = Set.copyOf(Arrays.asList(more));
    }

    static Role of(String column) {
        String plain = plain(column);
        return Arrays.stream(values()).filter(role -> plain(role.shown).equals(plain) || role.names.contains(plain))
                .findFirst().orElse(OTHER);
    }

    /** The role that is called so in {@code --map}. */
    static Optional<Role> named(String target) {
        return Arrays.stream(new Role[] {EMAIL, FIRST_NAME, TAG, TAGS, STATE})
                .filter(role -> plain(role.shown).equals(plain(target))).findFirst();
    }

    /** A name without what people write in different ways. */
    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
    }

    /** Whether values of it can become a custom field. */
    boolean isField() {
        return this == OTHER || this == SIGNED_UP;
    }

    /** Whether it says who may be mailed. */
    boolean isState() {
        return this == STATE || this == UNSUBSCRIBED || this == BOUNCED || this == COMPLAINED || this == SUBSCRIBED;
    }

    @Override
    public String toString() {
        return isState() ? "state" : shown;
    }
}
