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

import java.util.Map;

/**
 * A browser at the install address, as shown to the app, which has to find out its user.
 *
 * @param query   the parameters of the address
 * @param cookies the Cookie header; null if absent
 * @param address the path and the query to come back to
 */
record Visit(Map<String, String> query, String cookies, String address) {

    /** Cookies are secrets. */
    @Override
    public String toString() {
        return "visit";
    }
}
