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
package io.github.camelkit.bulk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelkit.KitConfiguration;
import io.github.camelkit.KitTestSupport;
import io.github.camelkit.simulator.http.RecordedRequest;

/** With an access token. */
abstract class BulkTestSupport extends KitTestSupport {

    @Override
    protected void configure(KitConfiguration configuration) {
        super.configure(configuration);
        configuration.setApiKey(null);
        configuration.setAccessToken(kit.accessToken());
    }

    List<RecordedRequest> requests(String method, String path) {
        return kit.requests().stream().filter(r -> r.method().equals(method) && r.path().equals(path)).toList();
    }

    static Map<String, Object> fields(Object... pairs) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put(pairs[i].toString(), pairs[i + 1]);
        }
        return fields;
    }
}
