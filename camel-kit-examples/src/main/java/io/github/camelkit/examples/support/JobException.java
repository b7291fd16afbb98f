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
package io.github.camelkit.examples.support;

import java.io.IOException;

import io.github.camelkit.exception.KitAuthenticationException;
import io.github.camelkit.exception.KitException;
import io.github.camelkit.exception.KitPermissionException;
import org.apache.camel.util.ObjectHelper;

/**
 * The job cannot go on; the message is the one sentence to tell.
 */
public class JobException extends RuntimeException {

    public JobException(String message) {
        super(message);
    }

    public JobException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Puts what went wrong in a route into one sentence. */
    public static JobException of(Throwable failure) {
        JobException own = ObjectHelper.getException(JobException.class, failure);
        if (own != null) {
            return own;
        }
        KitException kit = ObjectHelper.getException(KitException.class, failure);
        if (kit instanceof KitAuthenticationException) {
            return new JobException("Kit refuses the credentials (" + String.join("; ", kit.getErrors())
                    + "): check KIT_API_KEY or KIT_ACCESS_TOKEN", failure);
        }
        if (kit instanceof KitPermissionException) {
            return new JobException("Kit does not allow it for this account: " + String.join("; ", kit.getErrors()),
                    failure);
        }
        Throwable cause = failure;
        while (kit == null && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return new JobException(kit != null ? kit.getMessage() : sentence(cause), failure);
    }

    /** What an exception says, without the name of its class where it says enough. */
    public static String sentence(Throwable cause) {
        boolean says = cause instanceof IllegalArgumentException || cause instanceof IOException;
        return says && cause.getMessage() != null ? cause.getMessage() : cause.toString();
    }
}
