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
package io.github.camelkit.oauth;

/**
 * Why an installation is refused.
 *
 * @param status of the page that the user gets
 * @param reason for the user
 */
record Refusal(int status, String reason) {

    /** The route failed. */
    public static final Refusal FAILED = new Refusal(500, "The app could not be set up. Try again later.");
    static final Refusal TOO_LATE = new Refusal(503, "The app took too long. Try again later.");

    /** The route does not want it. */
    public static Refusal byRoute(String reason) {
        return new Refusal(403, reason);
    }
}
