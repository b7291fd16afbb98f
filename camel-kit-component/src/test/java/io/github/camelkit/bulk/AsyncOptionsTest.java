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

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What cannot work is said at start-up; here is no HTTP server either. */
class AsyncOptionsTest extends BulkTestSupport {

    private static final String PUBLIC = "&publicUrl=http://127.0.0.1:1";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "subscribers?operation=bulkCreate&bulkMode=ASYNC | needs the option publicUrl",
        "subscribers?bulkMode=ASYNC | needs the option publicUrl",
        "subscribers?operation=bulkCreate&bulkMode=ASYNC&publicUrl=hooks.example.com | http or https address",
        "subscribers?operation=create&bulkMode=ASYNC" + PUBLIC + " | is no bulk operation",
        "subscribers?operation=bulkCreate&fireAndForget=true | goes with bulkMode=ASYNC only",
        "subscribers?operation=bulkCreate&callbackTimeout=0 | option callbackTimeout must be more than 0",
        "subscribers?operation=bulkCreate&bulkMode=ASYNC&httpConsumerFactory=nobody" + PUBLIC
                + " | httpConsumerFactory names nobody",
        "subscribers?operation=bulkCreate&bulkMode=ASYNC" + PUBLIC + " | camel.server.enabled=true" })
    void isRefused(String uri, String why) {
        assertThatThrownBy(() -> context.getEndpoint("kit:" + uri).start()).hasStackTraceContaining(why);
        assertThat(kit.requests()).isEmpty();
    }
}
