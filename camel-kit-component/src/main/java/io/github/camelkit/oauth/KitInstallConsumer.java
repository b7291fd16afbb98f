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

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import io.github.camelkit.KitConstants;
import io.github.camelkit.OutputType;
import io.github.camelkit.credential.OAuthCredentials;
import io.github.camelkit.credential.TokenPair;
import io.github.camelkit.exchange.AnswerWriter;
import io.github.camelkit.exchange.ConsumerOptions;
import io.github.camelkit.exchange.ExchangeEnd;
import io.github.camelkit.exchange.RouteErrors;
import io.github.camelkit.model.CurrentAccount;
import io.github.camelkit.observe.Observability;
import io.github.camelkit.observe.Observed;
import io.github.camelkit.observe.ObservedRequests;
import io.github.camelkit.runtime.EndpointContext;
import io.github.camelkit.runtime.KitRuntime;
import io.github.camelkit.server.Inbound;
import io.github.camelkit.server.InboundConsumer;
import io.github.camelkit.server.InboundOptions;
import io.github.camelkit.server.PathTable;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Serves the addresses at which Kit installs the app. Each installation has an exchange of its own, which holds nothing of
 * the HTTP requests; it stands when the exchange has completed, and nothing of it is kept if that fails.
 */
public class KitInstallConsumer extends InboundConsumer {

    private static final long DELIVERY_TIMEOUT = 30_000;

    private final EndpointContext context;
    private final OAuthOptions options;
    private final InboundOptions inbound;
    private final ConsumerOptions consuming;
    private InstallSettings settings;
    private volatile InstallFlow flow;
    private volatile Observed observed;
    private volatile SignInRoute signIn;

    public KitInstallConsumer(Endpoint endpoint, Processor processor, EndpointContext context, OAuthOptions options,
            InboundOptions inbound, ConsumerOptions consuming) {
        super(endpoint, processor);
        this.context = context;
        this.options = options;
        this.inbound = inbound;
        this.consuming = consuming;
    }

    @Override
    protected Inbound inbound() {
        return flow;
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        settings = settings();
    }

    private InstallSettings settings() {
        if (context.operationName() != null) {
            throw new IllegalArgumentException("kit:oauth in from() does not take the option operation: it stands for"
                    + " installations of the app");
        }
        return new InstallSettings(inbound.getPath(), options.getRedirectUri(),
                options.getCallbackPath(), OAuthCredentials.authorizeUri(context.configuration()),
                context.configuration().getClientId(), options.getScope(), options.getTenantName(),
                OAuthCall.usesPkce(context, options), options.getSignIn() != null,
                new RedirectOrigins(inbound.redirectUrisOr(OAuthOptions.DEFAULT_REDIRECT_URIS)),
                Duration.ofMillis(options.getInstallLifetime()),
                Duration.ofMillis(inbound.deliveryTimeoutOr(DELIVERY_TIMEOUT)),
                consuming.maxInFlightOr(MAX_IN_FLIGHT));
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        CamelContext camelContext = context.camelContext();
        if (options.getSignIn() != null) {
            signIn = new SignInRoute(camelContext.getEndpoint(options.getSignIn()), getExceptionHandler());
            ServiceHelper.startService(signIn);
        }
        KitRuntime runtime = context.runtime();
        flow = new InstallFlow(settings, inbound.getHttpConsumerFactory(), owner(), new Routes(),
                new InstallFlow.Tools(camelContext, PathTable.of(runtime), context.store(), runtime.pool(),
                        runtime.timer(), Clock.systemUTC()));
        flow.start();
        observed = new ObservedRequests("oauth", getRouteId() == null ? inbound.getPath() : getRouteId(), flow::inFlight,
                flow::overdue);
        Observability.of(context.runtime()).added(observed);
    }

    @Override
    protected void doStop() throws Exception {
        if (flow != null) {
            if (observed != null) {
                Observability.of(context.runtime()).removed(observed);
                observed = null;
            }
            flow.stop();
            flow = null;
        }
        ServiceHelper.stopService(signIn);
        signIn = null;
        super.doStop();
    }

    /** What the flow asks of the routes and of Kit. */
    private final class Routes implements Installer {

        private final SignInRoute route = signIn;
        private final AppTokens tokens = new AppTokens(context);

        @Override
        public void signIn(Visit visit, Consumer<Visitor> answer) {
            route.ask(visit, answer);
        }

        @Override
        public TokenPair exchange(String code, String verifier) {
            return tokens.exchange(code, settings.redirectUri(), verifier);
        }

        @Override
        public CompletableFuture<CurrentAccount> account(TokenPair pair) {
            return tokens.account(pair, context.createExchange());
        }

        @Override
        public TokenPair keep(String account, TokenPair pair) throws IOException {
            return tokens.keep(account, pair);
        }

        @Override
        public void undo(String account, TokenPair before) throws IOException {
            tokens.undo(account, before);
        }

        @Override
        public void route(Install install, Consumer<Refusal> ended) {
            Exchange exchange = createExchange(true);
            write(install, exchange.getMessage());
            RouteErrors.process(getAsyncProcessor(), exchange,
                    ExchangeEnd.of((end, done) -> ended.accept(refusal(end, done))),
                    defaultConsumerCallback(exchange, true));
        }

        /**
         * @param end null if it was lost
         */
        private static Refusal refusal(Exchange end, boolean done) {
            String reason = end == null || end.isFailed() ? null
                    : end.getMessage().getHeader(KitConstants.REFUSE_INSTALL, String.class);
            return reason != null ? Refusal.byRoute(reason) : done ? null : Refusal.FAILED;
        }

        private void write(Install install, Message message) {
            OutputType type = context.outputType();
            AnswerWriter.writeBody(type == OutputType.MODEL ? install.account() : install.account().toMap(), type,
                    message);
            message.setHeader(KitConstants.INSTALLED_ACCOUNT, install.name());
            if (install.appUser() != null) {
                message.setHeader(KitConstants.APP_USER, install.appUser());
            }
            TokenPair pair = install.tokens();
            if (pair.expiresAt() != null) {
                message.setHeader(KitConstants.TOKEN_EXPIRES, pair.expiresAt().atOffset(ZoneOffset.UTC));
            }
            if (options.isIncludeTokens()) {
                message.setHeader(KitConstants.INSTALLED_ACCESS_TOKEN, pair.accessToken());
                message.setHeader(KitConstants.INSTALLED_REFRESH_TOKEN, pair.refreshToken());
            }
        }
    }
}
