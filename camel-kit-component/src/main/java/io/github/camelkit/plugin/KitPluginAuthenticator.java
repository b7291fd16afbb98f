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
package io.github.camelkit.plugin;

/**
 * Says whose access token Kit sends with its requests to a plugin. Section "Plugin Authorization" of Kit's reference.
 */
@FunctionalInterface
public interface KitPluginAuthenticator {

    /**
     * @param  token     as Kit sends it after {@code Bearer}: nobody has checked it yet
     * @return           who it belongs to, which travels with the exchange in the header {@code CamelKitPluginUser};
     *                   null, {@code false} or something empty if it is not valid, which is answered with 401
     * @throws Exception if it cannot be checked now, which is answered with 503; a {@code SecurityException} is as
     *                   null
     */
    Object authenticate(String token) throws Exception;
}
