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
import java.util.Map;

/**
 * What a route has made of a call.
 *
 * @param body    a text, or an object that is to be read as JSON; null for none
 * @param code    the status that the route has chosen; null if it has not
 * @param errors  those that the route reports
 * @param cookies those that a browser is to keep, as HTTP has them
 * @param failure why the route failed; null if it did not
 */
record PluginResult(Object body, Integer code, List<String> errors, List<String> cookies, Throwable failure) {

    private static final int UNPROCESSABLE = 422;
    private static final int FAILED = 500;
    private static final String FAILURE = "The plugin has failed to answer";

    /** A route that failed. */
    public static PluginResult failed(Throwable failure) {
        return new PluginResult(null, null, List.of(), List.of(), failure);
    }

    /**
     * The errors that are answered to Kit; null without errors. Messages of exceptions that are not meant
     * for the user are left out.
     */
    KitPluginException error() {
        if (failure != null) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof KitPluginException known) {
                    return known;
                }
            }
            return generic();
        }
        if (code != null && !KitPluginException.isCode(code) && code / 100 != 2) {
            return generic();
        }
        if (!errors.isEmpty()) {
            return new KitPluginException(code != null && KitPluginException.isCode(code) ? code : UNPROCESSABLE,
                    errors);
        }
        return null;
    }

    /** The same; with the code of an error, the body is the message. */
    KitPluginException errorOrBody() {
        KitPluginException error = error();
        if (error == null && code != null && KitPluginException.isCode(code)) {
            return new KitPluginException(code, body instanceof CharSequence text && !text.toString().isBlank()
                    ? text.toString() : FAILURE);
        }
        return error;
    }

    static KitPluginException generic() {
        return new KitPluginException(FAILED, FAILURE);
    }

    /** The body as an object; null if it is not an object. */
    Map<String, Object> object() {
        return JsonBody.object(body);
    }

    /** Its content can be secret. */
    @Override
    public String toString() {
        return "result of a plugin's route";
    }
}
