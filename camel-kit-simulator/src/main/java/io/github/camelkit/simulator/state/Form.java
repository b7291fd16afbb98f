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
package io.github.camelkit.simulator.state;

/** A form or landing page: {@code type} is {@code embed} or {@code hosted}. */
public record Form(long id, String name, String type, String status, boolean doubleOptIn, long createdAt) {

    public static final String ACTIVE = "active";
    public static final String ARCHIVED = "archived";

    /** The part of its addresses that stands for the form. */
    public String uid() {
        return String.format("%010x", id * 2654435761L & 0xffffffffffL);
    }
}
