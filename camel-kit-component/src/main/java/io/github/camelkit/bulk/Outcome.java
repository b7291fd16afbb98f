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

import java.util.List;
import java.util.Map;

import io.github.camelkit.exception.KitException;
import io.github.camelkit.http.Json;
import io.github.camelkit.model.KitModel;

/**
 * The outcome of one item of a call.
 *
 * @param shown     what Kit shows of it, done or not: a map or a model; null where it shows nothing
 * @param errors    why it was not done, or may not have been; empty where it was
 * @param uncertain whether the answer does not say if it was done, or which of the errors belongs to it
 * @param unknown   whether the answer does not say if it was done
 * @param failure   how the whole call failed; null where it was answered
 */
record Outcome(Object shown, List<String> errors, boolean uncertain, boolean unknown, KitException failure) {

    static Outcome done(Object shown) {
        return new Outcome(shown, List.of(), false, false, null);
    }

    static Outcome rejected(Map<String, Object> shown, List<String> errors) {
        return new Outcome(shown, errors.isEmpty() ? List.of("Kit rejected it without a reason") : errors, false, false,
                null);
    }

    /** It was rejected, for one of several reasons. */
    static Outcome rejectedForOneOf(List<String> errors) {
        return new Outcome(null, List.of("Kit rejected it for one of these reasons, and does not say which: "
                + String.join("; ", errors)), true, false, null);
    }

    /** It may have been rejected. */
    static Outcome unknown(String why) {
        return new Outcome(null, List.of(why), true, true, null);
    }

    static Outcome failed(KitException failure) {
        List<String> errors = failure.getErrors().isEmpty() ? List.of(failure.getMessage()) : failure.getErrors();
        return new Outcome(null, errors, failure.isOutcomeUnknown(), failure.isOutcomeUnknown(), failure);
    }

    /** What Kit shows of it, as a map. */
    Map<String, Object> row() {
        return shown instanceof KitModel model ? model.toMap() : Json.asObject(shown);
    }

    boolean isDone() {
        return errors.isEmpty();
    }
}
