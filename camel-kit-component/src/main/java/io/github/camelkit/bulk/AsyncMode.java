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

/**
 * How calls are made that Kit carries out later: of more than a hundred items, one after another.
 *
 * @param callbacks    where Kit reports the outcomes; null where nobody waits for them
 * @param address      of the callbacks, from outside; null where nobody waits for them
 * @param maxBytes     how large a call can be
 * @param timeoutNanos how long after its acceptance a call's callback can come
 */
record AsyncMode(Callbacks callbacks, String address, long maxBytes, long timeoutNanos) {

    // Names, brackets, and the token
    private static final int AROUND = 200;

    boolean isForgotten() {
        return callbacks == null;
    }

    Batcher.Limit limit() {
        int around = AROUND + (address == null ? 0 : address.length());
        return new Batcher.Limit(Integer.MAX_VALUE, Math.max(1, maxBytes - around));
    }
}
