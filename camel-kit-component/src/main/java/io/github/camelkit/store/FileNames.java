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

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Turns keys into names that every file system takes, and back.
 */
final class FileNames {

    // File systems allow 255 bytes; suffixes come on top
    private static final int MAX_LENGTH = 230;

    private FileNames() {
    }

    /**
     * @throws IllegalArgumentException if no file name can hold the key
     */
    static String encode(String key) {
        StringBuilder name = new StringBuilder();
        for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
            if (isPlain(b) && !(b == '.' && name.isEmpty())) {
                name.append((char) b);
            } else {
                name.append(String.format("%%%02x", b & 0xff));
            }
        }
        if (name.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("A key of the store is too long for a file name: " + name.length()
                    + " characters, of which capitals and special characters count three or more; " + MAX_LENGTH
                    + " are possible");
        }
        return name.toString();
    }

    /** Null if {@link #encode} makes no such name. */
    static String decode(String name) {
        ByteArrayOutputStream key = new ByteArrayOutputStream();
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) != '%') {
                key.write(name.charAt(i));
            } else {
                int value = i + 2 < name.length() ? hex(name, i + 1) : -1;
                if (value < 0) {
                    return null;
                }
                key.write(value);
                i += 2;
            }
        }
        String decoded = key.toString(StandardCharsets.UTF_8);
        return !decoded.isEmpty() && encode(decoded).equals(name) ? decoded : null;
    }

    private static int hex(String name, int at) {
        int high = Character.digit(name.charAt(at), 16);
        int low = Character.digit(name.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    /** No capitals: some file systems do not distinguish them from small letters. */
    private static boolean isPlain(byte b) {
        return b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b == '-' || b == '_' || b == '.';
    }
}
