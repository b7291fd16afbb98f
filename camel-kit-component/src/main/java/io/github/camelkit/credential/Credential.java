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
package io.github.camelkit.credential;

import java.util.concurrent.CompletableFuture;

import org.apache.hc.core5.http.Header;

/**
 * What calls of one account are authenticated with. Nothing of it that can be printed is secret.
 */
public interface Credential {

    /** Distinguishes credentials without revealing them: the same secret has the same id. */
    String id();

    /** Whether it is an OAuth access token; otherwise it is an API key. */
    boolean isOAuth();

    /**
     * The header to send, complete at once unless a token must be obtained first. It fails with a
     * {@link io.github.camelkit.exception.KitAuthenticationException} if none can be obtained.
     */
    CompletableFuture<Header> header();

    /**
     * Takes note that Kit calls the token of a header expired.
     *
     * @return whether {@link #header()} will bring another one
     */
    boolean expired(Header used);

    /**
     * A hash that only somebody who knows the credential can compute, constant for as long as the credential lasts;
     * null if the credential has no secret that lasts.
     *
     * @param purpose so that this hash reveals nothing about others
     */
    default String derive(String purpose) {
        return null;
    }
}
