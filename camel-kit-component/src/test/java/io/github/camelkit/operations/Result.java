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
package io.github.camelkit.operations;

import java.util.List;

import org.apache.camel.Message;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What came back from a case.
 */
record Result(Message message, Ids ids) {

    Object body() {
        return message.getBody();
    }

    <T> T as(Class<T> type) {
        assertThat(body()).isInstanceOf(type);
        return type.cast(body());
    }

    /** The items of a page. */
    <T> List<T> items(Class<T> type) {
        return as(List.class).stream().map(type::cast).toList();
    }

    /** The one item of a page. */
    <T> T item(Class<T> type) {
        assertThat(as(List.class)).hasSize(1);
        return type.cast(as(List.class).get(0));
    }

    Object header(String name) {
        return message.getHeader(name);
    }
}
