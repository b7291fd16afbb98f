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
package io.github.camelkit.bulk;

import io.github.camelkit.client.KitResult;
import io.github.camelkit.exception.KitException;

/**
 * How the calls of a list went.
 */
final class Tally {

    private static final int ACCEPTED = 202;

    private int made;
    private int failed;
    private int retries;
    private boolean accepted;
    private String requestId;
    private KitException firstFailure;
    private CallbackMissingException missing;

    void made() {
        made++;
    }

    void ended(KitResult result) {
        retries += result.retries();
        if (result.failure() == null) {
            if (result.response() != null) {
                requestId = result.response().requestId();
                accepted |= result.response().status() == ACCEPTED;
            }
            return;
        }
        failed++;
        if (firstFailure == null) {
            firstFailure = result.failure();
        }
        if (missing == null && result.failure() instanceof CallbackMissingException first) {
            missing = first;
        }
    }

    /** How many calls were made, without those that were sent again. */
    int calls() {
        return made;
    }

    int retries() {
        return retries;
    }

    /** Kit's id of the last call that was answered. */
    String requestId() {
        return requestId;
    }

    /** Whether Kit carries out, or has carried out, some of it later. */
    boolean isAccepted() {
        return accepted;
    }

    /** How the first callback failed to come; null if none did. */
    CallbackMissingException missing() {
        return missing;
    }

    /** The first failure, if each call failed; null otherwise. */
    KitException failure() {
        return made > 0 && failed == made ? firstFailure : null;
    }
}
