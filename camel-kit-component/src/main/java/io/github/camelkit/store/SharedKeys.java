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
package io.github.camelkit.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Keys of entries in a shared store, made from texts that can be long.
 */
public final class SharedKeys {

    private static final int MAX_LENGTH = 200;
    private static final int READABLE = 120;

    private SharedKeys() {
    }

    /** The text after a prefix; of a long text its beginning and a digest. */
    public static String of(String prefix, String text) {
        String key = prefix + text;
        return key.length() <= MAX_LENGTH ? key : key.substring(0, READABLE) + '~' + digest(text);
    }

    /** SHA-256 in 64 hexadecimal digits. */
    public static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing in this Java", e);
        }
    }
}
