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
package io.github.camelkit.poll;

/**
 * Takes what a poll has found into a route.
 */
interface Receiver {

    /** Whether a poll may go on; it may not when its consumer stops. */
    boolean isAllowed();

    /**
     * Hands an exchange to the route, which may end before or after this returns.
     *
     * @param index      its place in the batch
     * @param size       how many the batch has
     * @param completion must be called once with its outcome
     */
    void receive(Offer offer, int index, int size, Completion completion);

    /** Gets the outcome of an exchange. */
    interface Completion {
        void done(boolean success);
    }
}
