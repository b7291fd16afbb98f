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

/**
 * How a line ended.
 *
 * @param tagged how many tags were given
 * @param onForm whether the subscriber was added to the form
 * @param reason why it is rejected, null if it is not
 */
record Outcome(SubscriberLine line, Kind kind, int tagged, boolean onForm, String reason) {

    enum Kind {
        CREATED, ALREADY_THERE,
        /** One of the two: Kit does not say which. */
        CREATED_OR_UPDATED,
        /** Left out, because the person has left. */
        SKIPPED, REJECTED
    }
}
