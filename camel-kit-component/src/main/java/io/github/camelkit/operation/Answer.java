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
package io.github.camelkit.operation;

/**
 * What an operation answers.
 *
 * @param shape how to read it
 * @param root  the field that holds the object or the items; null where the whole answer is the object
 * @param type  the model of the object or of an item; null where the answer is passed on as it comes
 */
public record Answer(Shape shape, String root, Class<?> type) {

    public enum Shape {
        NOTHING, OBJECT, PAGE, BULK, RAW
    }

    static final Answer NOTHING = new Answer(Shape.NOTHING, null, null);
    static final Answer RAW = new Answer(Shape.RAW, null, null);
}
