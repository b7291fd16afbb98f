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

import java.util.List;

import io.github.camelkit.server.HttpAnswer;

/**
 * Which user of the app a browser belongs to.
 *
 * @param user       null if it does not know yet
 * @param tenantName for Kit; null for none
 * @param cookies    Set-Cookie headers for the browser
 * @param page       what the browser is answered where the user is not known; null if something failed
 */
record Visitor(String user, String tenantName, List<String> cookies, HttpAnswer page) {
}
