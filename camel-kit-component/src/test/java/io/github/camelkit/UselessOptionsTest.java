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
package io.github.camelkit;

import org.apache.camel.Endpoint;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** An option that can do nothing where it is set is a mistake: it is refused before anything starts. */
class UselessOptionsTest extends KitTestSupport {

    @ParameterizedTest
    @CsvSource({
        "account?operation=get, merge=true",
        "broadcasts?operation=create, merge=true",
        "tags?operation=list, merge=false",
        "account?operation=get, allowAllSubscribers=true",
        "account?operation=get, createMissing=true",
        "forms?operation=addSubscriber&formId=1, createMissing=true",
        "account?operation=get, lookupCacheTime=60000",
        "tags?operation=create, ignoreNotFound=true",
        "subscribers?operation=list, ignoreNotFound=true",
        "subscribers?operation=get, paging=PAGE",
        "account?operation=get, maxItems=5",
        "account?operation=get, coalesceDelay=5",
        "account?operation=get, coalesce=true",
        "tags?operation=list, method=GET",
        "tags?operation=list, path=/v4/tags",
        "tags?operation=list, query=a",
        "tags?operation=create, repeatable=true",
        "tags?operation=list, delay=1000",
        "tags?operation=list, scheduler.x=1000",
        "tags?operation=list, mode=all",
        "tags?operation=list, checkpoint=file:x",
        "tags?operation=list, maxInFlight=3",
        "webhooks?operation=list, event=subscriber.tag_add",
        "webhooks?operation=list, publicUrl=http://a.example",
        "webhooks?operation=list, pathToken=abc",
        "tags?operation=list, callbackTimeout=60000",
        "tags?operation=list, redirectUri=https://a.example",
        "tags?operation=list, pkce=true",
        "tags?operation=list, settings=classpath:a.json",
        "raw?path=/v4/tags, tagId=5",
        "raw?path=/v4/tags, merge=true",
        "raw?path=/v4/tags, paging=all",
        "raw?path=/v4/tags, coalesce=true",
        "raw?path=/v4/tags, createMissing=true",
        "segments?outputType=map, merge=true",
        "segments?outputType=map, tagId=5",
        "account?outputType=map, paging=all",
        "oauth?operation=refresh&clientId=app, bulkMode=ASYNC",
        "oauth?operation=refresh&clientId=app, coalesce=true",
        "oauth?operation=refresh&clientId=app, fireAndForget=true",
        "oauth?operation=refresh&clientId=app, paging=all",
        "oauth?operation=refresh&clientId=app, merge=true",
        "oauth?operation=refresh&clientId=app, method=GET",
        "oauth?operation=refresh&clientId=app, mode=all",
        "oauth?operation=refresh&clientId=app, delay=1000",
        "oauth?operation=refresh&clientId=app, settings=classpath:a.json",
        "plugins?operation=validateSettings, bulkMode=ASYNC",
        "plugins?operation=validateSettings, coalesce=true",
        "plugins?operation=validateSettings, merge=true",
        "plugins?operation=validateSettings, tagId=5",
        "plugins?operation=validateSettings, pkce=true",
        "plugins?operation=validateSettings, event=subscriber.tag_add",
    })
    void inTo(String uri, String option) {
        String name = option.substring(0, option.indexOf('='));

        assertThat(refusal(() -> context.getEndpoint("kit:" + uri + '&' + option).createProducer()))
                .contains("kit:" + uri.replaceAll("[?&](path|formId|outputType|clientId)=.*", ""), "option " + name);
        assertThat(kit.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "tags?operation=list, paging=all",
        "tags, paging=stream",
        "tags, maxItems=5",
        "tags, merge=true",
        "tags, createMissing=true",
        "tags, ignoreNotFound=true",
        "tags, coalesce=true",
        "tags, method=GET",
        "tags, path=/here",
        "tags, event=subscriber.tag_add",
        "tags, publicUrl=http://a.example",
        "tags, signIn=direct:in",
        "tags, action=HTML",
        "tags, signingSecret=abc",
        "tags, tolerance=1000",
        "webhooks?event=subscriber.subscriber_activate&autoRegister=false&pathToken=0123456789abcdef, delay=1000",
        "webhooks?event=subscriber.subscriber_activate&autoRegister=false&pathToken=0123456789abcdef, mode=all",
        "webhooks?event=subscriber.subscriber_activate&autoRegister=false&pathToken=0123456789abcdef, greedy=true",
        "webhooks?event=subscriber.subscriber_activate&autoRegister=false&pathToken=0123456789abcdef, initial=all",
        "webhooks?event=subscriber.subscriber_activate&autoRegister=false&pathToken=0123456789abcdef, merge=true",
        "webhooks?event=subscriber.subscriber_activate&autoRegister=false&pathToken=0123456789abcdef, lookBack=60000",
        "tags, deliveryTimeout=1000",
        "tags, redirectUris=https://app.kit.com",
    })
    void inFrom(String uri, String option) {
        Endpoint endpoint = context.getEndpoint("kit:" + uri + (uri.contains("?") ? '&' : '?') + option);

        assertThat(refusal(() -> endpoint.createConsumer(exchange -> { })))
                .contains("kit:" + uri.replaceAll("\\?.*", ""), "option " + option.substring(0, option.indexOf('=')));
    }

    @ParameterizedTest
    @ValueSource(strings = {"coalesce=true", "bulkMode=ASYNC&fireAndForget=true"})
    void bulkCallsNeedOAuth(String options) {
        assertThat(refusal(() -> context.getEndpoint("kit:subscribers?" + options).createProducer()))
                .contains("kit:subscribers", "only an API key is given", "option " + options.replaceAll("=.*", ""));
    }

    private static String refusal(ThrowingCallable what) {
        Throwable refusal = catchThrowable(what);
        assertThat(refusal).isNotNull();
        while (refusal.getCause() != null) {
            refusal = refusal.getCause();
        }
        return refusal.getMessage();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "broadcasts?operation=update&merge=true&allowAllSubscribers=true&ignoreNotFound=true",
        "broadcasts?operation=create&allowAllSubscribers=true",
        "broadcasts?merge=true",
        "tags?operation=addSubscriber&tagName=A&createMissing=true&lookupCacheTime=5&ignoreNotFound=true",
        "custom-fields?operation=update&customFieldLabel=A&createMissing=true",
        "subscribers?operation=get&emailAddress=a@example.com&lookupCacheTime=0&ignoreNotFound=true",
        "subscribers?operation=list&paging=stream&maxItems=5&exchangePattern=InOnly&lazyStartProducer=true",
        "tags?paging=all&maxItems=9&tagId=4",
        "raw?path=/v4/tags&method=POST&query=a%3Db&repeatable=true&ignoreNotFound=true&outputType=json",
        "oauth?operation=refresh&clientId=app&account=a&lazyStartProducer=true&storeTokens=true&requestTimeout=5000",
        "plugins?operation=validateSettings&settings=classpath:product.json&outputType=map&lazyStartProducer=true",
    })
    void whatAppliesIsTaken(String uri) throws Exception {
        assertThat(context.getEndpoint("kit:" + uri).createProducer()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "tags?mode=all&outputType=map&delay=1000&bridgeErrorHandler=true&sendEmptyMessageWhenIdle=true&perPage=5",
        "tags?operation=listSubscribers&tagName=A&lookupCacheTime=1000&scheduler.x=1&maxInFlight=4",
        "webhooks?event=subscriber.subscriber_activate&path=/here&maxInFlight=3&bridgeErrorHandler=true&tolerance=5",
    })
    void whatAppliesIsTakenInFrom(String uri) throws Exception {
        assertThat(context.getEndpoint("kit:" + uri).createConsumer(exchange -> { })).isNotNull();
    }

    @Test
    void theOperationOfTheHeaderIsOneOfThoseThatAnOptionIsFor() throws Exception {
        assertThat(context.getEndpoint("kit:tags?createMissing=true&ignoreNotFound=true&paging=all").createProducer())
                .isNotNull();
    }
}
