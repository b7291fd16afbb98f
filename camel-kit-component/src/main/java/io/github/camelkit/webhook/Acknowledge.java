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
 * When a delivery is acknowledged to Kit.
 */
public enum Acknowledge {
    /** When all its events are done; Kit sends it again if one failed. */
    AFTER_ROUTE,
    /** At once: events that fail after that do not come again. */
    ON_RECEIPT
}
