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

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;

import io.github.camelkit.http.Hashes;
import io.github.camelkit.http.Json;

/**
 * A short stand-in for the content of an item.
 */
final class Digest {

    private final MessageDigest sha = Hashes.newSha256();

    /**
     * The same for the same fields in any order.
     *
     * @throws IllegalArgumentException if there is something in them that is not JSON
     */
    long of(Map<String, Object> fields) {
        return ByteBuffer.wrap(sha.digest(Json.writeBytes(new TreeMap<>(fields)))).getLong();
    }
}
