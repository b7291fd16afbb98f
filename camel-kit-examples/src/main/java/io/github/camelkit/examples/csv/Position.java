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
package io.github.camelkit.examples.csv;

import java.nio.CharBuffer;

/**
 * A place in a text, counted in lines and columns from 1; a line ends with CR, LF or both.
 */
final class Position {

    private long line = 1;
    private long column = 1;
    private boolean afterReturn;

    /** Moves beyond these characters. */
    void pass(CharBuffer chars) {
        while (chars.hasRemaining()) {
            char c = chars.get();
            if (c == '\n' && afterReturn) {
                afterReturn = false;
            } else if (c == '\n' || c == '\r') {
                line++;
                column = 1;
                afterReturn = c == '\r';
            } else {
                column++;
                afterReturn = false;
            }
        }
    }

    @Override
    public String toString() {
        return "line " + line + ", column " + column;
    }
}
