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
package io.github.camelkit.simulator.http;

import java.util.HashMap;
import java.util.Map;

import io.github.camelkit.simulator.error.ApiException;
import io.github.camelkit.simulator.fault.Fault;
import io.undertow.util.StatusCodes;

/** The answers that faults put in the place of the real ones. */
final class FaultAnswers {

    private FaultAnswers() {
    }

    static Answer of(Fault fault) {
        return fault.body() == null ? plain(fault.status())
                : Answer.text(fault.status(), fault.body(), fault.contentType());
    }

    private static Answer plain(int status) {
        return switch (status) {
            case 204 -> Answer.noContent();
            case 401 -> Answer.of(new ApiException(401, "The access token is invalid"));
            case 403 -> Answer.of(ApiException.noPermission());
            case 413 -> Answer.of(ApiException.bulkQueueFull());
            case 429 -> Answer.text(429, "Retry later", "text/plain");
            default -> Answer.of(new ApiException(status, StatusCodes.getReason(status)));
        };
    }

    /** Adds the fault's headers to an answer. */
    static Answer withHeaders(Answer answer, Fault fault) {
        if (fault.headers().isEmpty()) {
            return answer;
        }
        Map<String, String> headers = new HashMap<>(answer.headers());
        headers.putAll(fault.headers());
        return answer.with(headers);
    }
}
