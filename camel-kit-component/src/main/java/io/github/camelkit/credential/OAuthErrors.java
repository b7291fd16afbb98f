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
package io.github.camelkit.credential;

import io.github.camelkit.exception.KitAuthenticationException;
import io.github.camelkit.exception.KitConnectionException;
import io.github.camelkit.exception.KitException;
import io.github.camelkit.exception.KitException.Details;

/**
 * The errors of calls for which no token can be obtained, apart from those that Kit answers.
 */
final class OAuthErrors {

    static final String OPERATION = "oauth/token";

    private OAuthErrors() {
    }

    static KitAuthenticationException removed(String account) {
        return new KitAuthenticationException(OPERATION + ": account " + account
                + " was removed. Authorise the account again", Details.notSent(OPERATION));
    }

    static KitAuthenticationException noToken(String account) {
        return new KitAuthenticationException(OPERATION + ": there is no refresh token of account " + account
                + ". Authorise the account", Details.notSent(OPERATION));
    }

    static KitException store(String why) {
        return new KitException(OPERATION + ": " + why, Details.notSent(OPERATION));
    }

    static KitException waitedTooLong(String account) {
        return new KitConnectionException(OPERATION + ": another process has been refreshing the tokens of account "
                + account + " for too long", Details.notSent(OPERATION));
    }

    static KitException stopping(String account) {
        return new KitConnectionException(OPERATION + ": the tokens of account " + account
                + " were not refreshed, because the component stops", Details.notSent(OPERATION));
    }

    static KitException tooSoon(String account) {
        return new KitAuthenticationException(OPERATION + ": Kit does not accept the tokens of account " + account
                + " that it has just given. They are refreshed again after a while", Details.notSent(OPERATION));
    }

    static KitException unexpected(String account, Throwable e) {
        return new KitException(OPERATION + ": refreshing the tokens of account " + account
                + " failed unexpectedly: " + e.getClass().getName(), Details.notSent(OPERATION, e));
    }
}
