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
package io.github.camelkit.simulator.error;

import java.util.List;

/** Ends a call with an error status and messages. */
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient List<String> messages;

    public ApiException(int status, List<String> messages) {
        super(String.join("; ", messages), null, false, false);
        this.status = status;
        this.messages = messages;
    }

    public ApiException(int status, String message) {
        this(status, List.of(message));
    }

    public static ApiException notFound() {
        return new ApiException(404, "Not Found");
    }

    public static ApiException noPermission() {
        return new ApiException(403,
                "You do not have sufficient permissions to access this resource. Please contact support.");
    }

    public static ApiException bulkQueueFull() {
        return new ApiException(413, "This request exceeds your queued bulk requests limit. Please wait while we "
                + "process your existing requests and try again later.");
    }

    public static ApiException invalid(String message) {
        return new ApiException(422, message);
    }

    public int status() {
        return status;
    }

    public List<String> messages() {
        return messages;
    }
}
