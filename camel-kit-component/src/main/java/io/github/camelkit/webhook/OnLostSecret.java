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
package io.github.camelkit.webhook;

/**
 * What is done when Kit has an endpoint whose signing secret is not known any more.
 */
public enum OnLostSecret {
    /** Nothing: the health check says so until the secret is given. */
    FAIL,
    /** Kit is asked for a new secret. The old one stays valid for a day, or ends at once. */
    ROTATE
}
