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
package io.github.camelkit.operation;

/**
 * Texts that people typed or programs exported: removes what can only be a mistake, and names what cannot be seen.
 */
public final class TypedText {

    private TypedText() {
    }

    /** The text without blanks, line ends and invisible characters around it. */
    public static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /**
     * An e-mail address without what is around it.
     *
     * @throws IllegalArgumentException if there is a character in it that nobody sees; names the character
     */
    public static String emailAddress(String text) {
        String address = strip(text);
        for (int i = 0; i < address.length(); i++) {
            char at = address.charAt(i);
            if (at != ' ' && isBlank(at)) {
                throw new IllegalArgumentException(String.format(
                        "the e-mail address has the character U+%04X (%s) at position %d", (int) at,
                        Character.getName(at), i + 1));
            }
        }
        return address;
    }

    private static boolean isBlank(char at) {
        return Character.isWhitespace(at) || Character.isSpaceChar(at) || Character.isISOControl(at)
                || Character.getType(at) == Character.FORMAT;
    }
}
