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
package io.github.camelkit.simulator.oauth;

import java.util.List;
import java.util.Map;

/**
 * The tokens of a simulator, as they are kept between runs.
 *
 * @param access     access tokens
 * @param refresh    the accounts of the refresh tokens that are valid
 * @param used       the accounts of those that were used
 * @param pairs      the access token of each refresh token
 * @param authorized the accounts whose user has let the app in
 */
public record KeptTokens(Map<String, Access> access, Map<String, Long> refresh, Map<String, Long> used,
                         Map<String, String> pairs, List<Long> authorized) {

    /** An access token's account, and when it expires (milliseconds). */
    public record Access(long account, long expiresAt) {
    }
}
