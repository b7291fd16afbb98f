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
package io.github.camelkit.examples.importer;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tags of the file, as Kit has them.
 */
final class TagIds {

    private final Map<String, Long> ids = new ConcurrentHashMap<>();
    private final Map<String, String> refused = new ConcurrentHashMap<>();

    void put(String tag, long id) {
        ids.put(TagCell.key(tag), id);
    }

    void refuse(String tag, String reason) {
        refused.put(TagCell.key(tag), reason);
    }

    long id(String tag) {
        return ids.get(TagCell.key(tag));
    }

    /** Why Kit does not take the tag, null if it does. */
    String refused(String tag) {
        return refused.get(TagCell.key(tag));
    }
}
