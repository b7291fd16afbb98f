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
package io.github.camelkit.exception;

import java.util.List;

import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.HttpResponseAware;

/**
 * A call of Kit's API that failed. Subclasses stand for what a route would treat differently; no credential is ever
 * part of one.
 */
public class KitException extends RuntimeCamelException implements HttpResponseAware {

    private final String operation;
    private final transient List<String> errors;
    private final String requestId;
    private final boolean outcomeUnknown;
    private int statusCode;

    public KitException(String message, Details details) {
        super(message, details.cause());
        this.operation = details.operation();
        this.errors = List.copyOf(details.errors());
        this.requestId = details.requestId();
        this.outcomeUnknown = details.outcomeUnknown();
        this.statusCode = details.statusCode();
    }

    /**
     * What is known of a failed call.
     *
     * @param operation      resource and name, such as {@code tags/create}
     * @param statusCode     the HTTP status; 0 where Kit did not answer
     * @param errors         what Kit says of it
     * @param requestId      Kit's id of the call; null where it sent none
     * @param outcomeUnknown whether Kit may have carried out the call although it failed
     * @param cause          what went wrong underneath; null where nothing did
     */
    public record Details(String operation, int statusCode, List<String> errors, String requestId,
            boolean outcomeUnknown, Throwable cause) {

        public static Details notSent(String operation) {
            return new Details(operation, 0, List.of(), null, false, null);
        }

        public static Details notSent(String operation, Throwable cause) {
            return new Details(operation, 0, List.of(), null, false, cause);
        }
    }

    /** Resource and name of the operation, such as {@code tags/create}. */
    public String getOperation() {
        return operation;
    }

    /** The HTTP status that Kit answered with; 0 where it did not answer. */
    public int getStatusCode() {
        return statusCode;
    }

    /** Kit's own error texts; empty where it gave none. */
    public List<String> getErrors() {
        return errors == null ? List.of() : errors;
    }

    /** Kit's id of the call, to name to its support; null where it sent none. */
    public String getRequestId() {
        return requestId;
    }

    /** Whether Kit may have carried out the call although it failed: look before you send it again. */
    public boolean isOutcomeUnknown() {
        return outcomeUnknown;
    }

    @Override
    public int getHttpResponseCode() {
        return statusCode;
    }

    @Override
    public void setHttpResponseCode(int code) {
        this.statusCode = code;
    }

    @Override
    public String getHttpResponseStatus() {
        return "";
    }

    @Override
    public void setHttpResponseStatus(String status) {
        // Kit's status line says no more than its code
    }
}
