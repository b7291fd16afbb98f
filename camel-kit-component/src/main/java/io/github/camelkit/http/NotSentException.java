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
import java.net.UnknownHostException;

/**
 * A request did not leave: there was no connection, or none free in time. Kit cannot have seen it.
 */
public class NotSentException extends IOException {

    NotSentException(Throwable cause) {
        super(describe(cause), cause);
    }

    private static String describe(Throwable cause) {
        if (cause instanceof UnknownHostException) {
            // Its own message is the name of the host only
            return "unknown host " + cause.getMessage();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
