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

import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What cannot work is refused when the route is made, with a sentence that says what to do. */
class OptionsTest extends EventTestSupport {

    private void route(String uri) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).to("mock:end");
            }
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            webhooks?U | needs the option event
            webhooks?event=subscriber.tag_added&U | Unknown event subscriber.tag_added
            webhooks?event=subscriber.tag_add&U | needs the option tagId
            webhooks?event=subscriber.tag_add&formId=1&U | does not take the option formId; it takes tagId
            webhooks?event=subscriber.subscriber_bounce&tagId=1&U | does not take the option tagId
            webhooks?event=subscriber.course_subscribe&U | needs the option sequenceId
            webhooks?event=subscriber.course_subscribe&tagId=1&sequenceId=2&U | does not take the option tagId
            webhooks?event=subscriber.subscriber_bounce | needs the option publicUrl
            webhooks?event=subscriber.subscriber_bounce&publicUrl=ftp://x | http or https address
            webhooks?event=subscriber.subscriber_bounce&autoRegister=false | needs the option pathToken
            webhooks?event=subscriber.subscriber_bounce&autoRegister=false&pathToken=short | 16 characters or more
            webhooks?events=tag.created&U | does not take the option events
            webhooks?operation=list&U | does not take the option operation
            webhooks?event=subscriber.subscriber_bounce&signingSecret=s&U | does not take the option signingSecret
            webhook-endpoints?U | needs the option events
            webhook-endpoints?events=subscriber.tag_add&U | is an event of kit:webhooks
            webhook-endpoints?events=nonsense&U | is no type of events
            webhook-endpoints?events=tag.created&tagId=1&U | does not take the option tagId
            webhook-endpoints?events=tag.created&autoRegister=false | needs the option signingSecret
            webhook-endpoints?events=tag.created&U&retryAfter=10 | between a second and a day
            webhook-endpoints?events=tag.created&U&maxInFlight=0 | must be more than 0
            webhook-endpoints?events=tag.created&U&path=/a/{b} | The option path must be like
            webhook-endpoints?events=tag.created&U&httpConsumerFactory=nobody | names nobody
            """)
    void refused(String uri, String why) {
        assertThatThrownBy(() -> route("kit:" + uri.replace("&U", "&publicUrl=http://x")
                .replace("?U", "?publicUrl=http://x"))).hasStackTraceContaining(why);
    }

    @Test
    void newerTypesArePassedOn() throws Exception {
        route("kit:webhook-endpoints?events=subscriber.abducted&publicUrl=http://127.0.0.1");
    }

    @Test
    void onePathTwice() throws Exception {
        route("kit:webhook-endpoints?events=tag.created&path=/in&publicUrl=" + publicUrl);
        assertThatThrownBy(() -> route("kit:webhook-endpoints?events=tag.deleted&path=in&publicUrl=" + publicUrl))
                .hasStackTraceContaining("/in is listened on already, by the route ");
        route("kit:webhooks?event=subscriber.subscriber_bounce&path=/a/b&publicUrl=" + publicUrl);
        assertThatThrownBy(() -> route("kit:webhook-endpoints?events=tag.deleted&path=/a/b/c&publicUrl=" + publicUrl))
                .hasStackTraceContaining("/a/b/c is listened on already");
    }
}
