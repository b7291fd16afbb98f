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
package io.github.camelkit.oauth;

import io.github.camelkit.runtime.EndpointContext;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

/**
 * Asks Kit's authorization server for tokens, and makes the addresses of its consent page.
 */
public class KitOAuthProducer extends DefaultAsyncProducer {

    private final EndpointContext context;
    private final OAuthOptions options;

    public KitOAuthProducer(Endpoint endpoint, EndpointContext context, OAuthOptions options) {
        super(endpoint);
        this.context = context;
        this.options = options;
    }

    /**
     * Checks what the options say before anything starts.
     *
     * @throws IllegalArgumentException if it cannot work
     */
    public static void check(EndpointContext context, OAuthOptions options) {
        OAuthCall.check(context, options);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        try {
            return new OAuthCall(context, options, exchange).process(callback);
        } catch (RuntimeException e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
    }
}
