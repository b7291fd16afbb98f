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
package io.github.camelkit.plugin;

import java.util.List;

/**
 * Thrown by a route behind {@code kit:plugins} to answer Kit with errors of its own. Unlike those of other exceptions,
 * its messages are shown to the user of Kit's editor.
 */
public class KitPluginException extends Exception {

    private static final int MIN_CODE = 400;
    private static final int MAX_CODE = 599;

    private final int code;
    private final List<String> errors;

    /**
     * @param  code                     as an HTTP status, from 400 to 599
     * @param  errors                   at least one
     * @throws IllegalArgumentException if it is another code, or there is no error
     */
    public KitPluginException(int code, List<String> errors) {
        super(String.join("; ", errors));
        if (!isCode(code)) {
            throw new IllegalArgumentException("The code of an error is from 400 to 599, and not " + code);
        }
        if (errors.isEmpty()) {
            throw new IllegalArgumentException("There must be at least one error");
        }
        this.code = code;
        this.errors = List.copyOf(errors);
    }

    public KitPluginException(int code, String error) {
        this(code, List.of(error));
    }

    static boolean isCode(int code) {
        return code >= MIN_CODE && code <= MAX_CODE;
    }

    public int getCode() {
        return code;
    }

    public List<String> getErrors() {
        return errors;
    }
}
