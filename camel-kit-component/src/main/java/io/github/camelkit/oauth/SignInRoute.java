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

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

import io.github.camelkit.KitConstants;
import io.github.camelkit.exchange.ExchangeEnd;
import io.github.camelkit.exchange.RouteErrors;
import io.github.camelkit.server.Cookies;
import io.github.camelkit.server.HttpAnswer;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.UnitOfWorkHelper;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Asks a route whose browser it is that is about to install the app: it names the user, or answers a page.
 */
final class SignInRoute extends ServiceSupport {

    private static final Visitor FAILED = new Visitor(null, null, List.of(), null);
    private static final int OK = 200;
    private static final int REDIRECTION = 300;
    private static final int SEE_OTHER = 303;
    private static final String SET_COOKIE = "Set-Cookie";
    private static final String LOCATION = "Location";

    private final AsyncProducer producer;
    private final ExceptionHandler exceptionHandler;

    SignInRoute(Endpoint endpoint, ExceptionHandler exceptionHandler) throws Exception {
        this.producer = endpoint.createAsyncProducer();
        this.exceptionHandler = exceptionHandler;
    }

    @Override
    protected void doStart() {
        ServiceHelper.startService(producer);
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopService(producer);
    }

    /**
     * @param answer is called once, when the route has ended
     */
    void ask(Visit visit, Consumer<Visitor> answer) {
        Exchange exchange = producer.getEndpoint().createExchange(ExchangePattern.InOut);
        Message message = exchange.getMessage();
        message.setBody(visit.query());
        message.setHeader(KitConstants.COOKIES, Cookies.parse(visit.cookies()));
        message.setHeader(KitConstants.RETURN_ADDRESS, visit.address());
        ExchangeEnd outcome = ExchangeEnd.of((end, done) -> {
            if (end == null) {
                answer.accept(failed(new RuntimeCamelException("The exchange was lost")));
            }
        });
        // What the body reads from is there until it has been read
        exchange.getExchangeExtension().setUnitOfWork(
                PluginHelper.getUnitOfWorkFactory(exchange.getContext()).createUnitOfWork(exchange));
        RouteErrors.process(producer, exchange, outcome, doneSync -> {
            Visitor visitor;
            try {
                visitor = exchange.getException() == null
                        ? visitor(exchange.getMessage()) : failed(exchange.getException());
            } catch (Throwable e) {
                visitor = failed(e);
            }
            try {
                UnitOfWorkHelper.doneUow(exchange.getUnitOfWork(), exchange);
            } finally {
                answer.accept(visitor);
            }
        });
    }

    private Visitor failed(Throwable why) {
        exceptionHandler.handleException("The sign-in route of an installation failed", why);
        return FAILED;
    }

    private static Visitor visitor(Message message) {
        String user = message.getHeader(KitConstants.APP_USER, String.class);
        String tenant = message.getHeader(KitConstants.TENANT_NAME, String.class);
        return user != null && !user.isBlank()
                ? new Visitor(user, tenant, setCookies(message), null)
                : new Visitor(null, null, setCookies(message), page(message));
    }

    private static List<String> setCookies(Message message) {
        Object given = message.getHeader(SET_COOKIE);
        List<String> all = new ArrayList<>();
        if (given instanceof Collection<?> several) {
            several.forEach(cookie -> all.add(cookie.toString()));
        } else if (given != null) {
            all.add(given.toString());
        }
        if (!all.stream().allMatch(Cookies::isOneHeader)) {
            throw new IllegalStateException("The sign-in route has left a cookie with a control character");
        }
        return all;
    }

    private static HttpAnswer page(Message message) {
        Integer status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        String location = message.getHeader(LOCATION, String.class);
        if (location != null) {
            // A call before may have left a status that is no redirection
            return HttpAnswer.of(status == null || status < REDIRECTION ? SEE_OTHER : status)
                    .withHeader(LOCATION, location);
        }
        String type = message.getHeader(Exchange.CONTENT_TYPE, String.class);
        String body = message.getBody(String.class);
        return HttpAnswer.of(status == null ? OK : status)
                .withBody(type == null ? "text/html; charset=utf-8" : type, body == null ? "" : body);
    }
}
