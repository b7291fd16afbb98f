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

import java.util.Map;

import io.github.camelkit.simulator.http.Answer;
import io.github.camelkit.simulator.http.Incoming;
import io.github.camelkit.simulator.state.Account;

/** How the user is asked whether the app may have access. */
public interface Consent {

    /** Whether the app has registered this address. */
    boolean mayRedirectTo(String uri);

    /** The page that asks, or {@code null} if nobody is to be asked. */
    Answer ask(Incoming request, Map<String, String> parameters);

    /** The account whose user has answered on the page. */
    Account answeredBy(Incoming request, Map<String, String> form);
}
