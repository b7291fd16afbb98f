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

import java.util.List;

/**
 * What Kit answered to one call.
 *
 * @param status      the HTTP status
 * @param body        the bytes of the body; empty without one
 * @param contentType as Kit sent it; null where it sent none
 * @param requestId   Kit's id of the call; null where it sent none
 * @param retryAfter  the header of that name; null where Kit sent none
 * @param date        the header of that name: Kit's clock; null where it sent none
 * @param location    the header of that name; null if absent
 * @param rayId       the id that the network in front of Kit gave the call; null where it gave none
 */
public record KitResponse(int status, byte[] body, String contentType, String requestId, String retryAfter,
        String date, String location, String rayId) {

    public KitResponse(int status, byte[] body, String contentType, String requestId, String retryAfter,
            String date) {
        this(status, body, contentType, requestId, retryAfter, date, null, null);
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    public boolean isEmpty() {
        return body.length == 0;
    }

    /** Kit's error texts; empty where the body is not of Kit's form, as a proxy's page is not. */
    public List<String> errors() {
        return KitErrors.texts(body);
    }

    @Override
    public String toString() {
        return "status " + status + ", " + body.length + " bytes of " + contentType;
    }
}
