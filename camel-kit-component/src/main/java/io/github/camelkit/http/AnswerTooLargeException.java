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
package io.github.camelkit.http;

import java.io.IOException;

/**
 * An answer was not read to its end, because it is longer than any that Kit sends.
 */
public class AnswerTooLargeException extends IOException {

    private final int status;

    AnswerTooLargeException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The HTTP status of the answer; 0 where not even its headers came to an end. */
    public int status() {
        return status;
    }
}
