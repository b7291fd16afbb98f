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
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.github.camelkit.KitConfiguration;
import io.github.camelkit.KitConstants;
import io.github.camelkit.OutputType;
import io.github.camelkit.credential.OAuthCredentials;
import io.github.camelkit.credential.TokenPair;
import io.github.camelkit.exception.KitException;
import io.github.camelkit.exception.KitException.Details;
import io.github.camelkit.exception.KitValidationException;
import io.github.camelkit.exchange.AnswerWriter;
import io.github.camelkit.exchange.MessageBody;
import io.github.camelkit.model.CurrentAccount;
import io.github.camelkit.model.KitModels;
import io.github.camelkit.model.Token;
import io.github.camelkit.operation.AppOperation;
import io.github.camelkit.operation.AppParameter;
import io.github.camelkit.runtime.EndpointContext;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Carries out one operation of an app for one exchange.
 */
final class OAuthCall {

    // Where an account is named, no token is looked for in the body
    private static final Set<AppOperation> BY_ACCOUNT = EnumSet.of(AppOperation.REFRESH, AppOperation.REVOKE);

    private final EndpointContext endpoint;
    private final OAuthOptions options;
    private final KitConfiguration configuration;
    private final Exchange exchange;
    private final AppOperation operation;
    private final AppTokens tokens;
    private final Map<AppParameter, String> values = new EnumMap<>(AppParameter.class);

    OAuthCall(EndpointContext endpoint, OAuthOptions options, Exchange exchange) {
        this.endpoint = endpoint;
        this.options = options;
        this.configuration = endpoint.configuration();
        this.exchange = exchange;
        this.operation = operation(endpoint, exchange.getMessage());
        this.tokens = new AppTokens(endpoint);
    }

    /**
     * Checks what the options say before anything starts.
     *
     * @throws IllegalArgumentException if it cannot work
     */
    static void check(EndpointContext endpoint, OAuthOptions options) {
        if (endpoint.operationName() != null) {
            find(endpoint.operationName());
        }
        if (!endpoint.parameters().isEmpty()) {
            throw new IllegalArgumentException("kit:oauth does not take the option "
                    + endpoint.parameters().keySet().iterator().next().option());
        }
        if (endpoint.configuration().getClientId() == null) {
            throw new IllegalArgumentException("kit:oauth needs the option clientId, the id of the OAuth app");
        }
        if (options.getRedirectUri() != null) {
            InstallSettings.checkRedirectUri(options.getRedirectUri());
        }
        OAuthCredentials.authorizeUri(endpoint.configuration());
    }

    private static AppOperation find(String name) {
        return AppOperation.find(name).orElseThrow(() -> new IllegalArgumentException("Unknown operation " + name
                + " of kit:oauth; its operations are " + AppOperation.names()));
    }

    private static AppOperation operation(EndpointContext endpoint, Message message) {
        String header = message.getHeader(KitConstants.OPERATION, String.class);
        String name = header != null ? header : endpoint.operationName();
        try {
            if (name == null) {
                throw new IllegalArgumentException("kit:oauth needs an operation: set the option operation or the header "
                        + KitConstants.OPERATION + " to one of " + AppOperation.names());
            }
            return find(name);
        } catch (IllegalArgumentException e) {
            throw new KitValidationException(e.getMessage(), Details.notSent(AppOperation.RESOURCE));
        }
    }

    boolean process(AsyncCallback callback) {
        CompletableFuture<Void> done;
        try {
            read();
            done = switch (operation) {
                case AUTHORIZATION_URL -> authorizationUrl();
                case EXCHANGE_CODE -> exchangeCode();
                case REFRESH -> refresh();
                case REVOKE -> revoke();
            };
        } catch (IllegalArgumentException e) {
            throw new KitValidationException(operation + ": " + e.getMessage(),
                    Details.notSent(operation.toString(), e));
        }
        boolean now = done.isDone();
        done.whenComplete((nothing, failure) -> {
            if (failure == null) {
                finished();
            } else {
                exchange.setException(failure instanceof CompletionException ? failure.getCause() : failure);
            }
            callback.done(now);
        });
        return now;
    }

    // What it takes

    private void read() {
        MessageBody body = operation.lone() == null || account() != null && BY_ACCOUNT.contains(operation)
                ? MessageBody.NONE : MessageBody.ofAny(exchange);
        operation.required().forEach(parameter -> read(parameter, body));
        operation.optional().forEach(parameter -> read(parameter, body));
        for (AppParameter parameter : operation.required()) {
            if (values.get(parameter) == null) {
                throw new IllegalArgumentException("no " + parameter.kitName() + ": set "
                        + (parameter.option() == null ? "" : "the option " + parameter.option() + " or ")
                        + "the header " + parameter.header());
            }
        }
    }

    private void read(AppParameter parameter, MessageBody body) {
        String value = exchange.getMessage().getHeader(parameter.header(), String.class);
        if (value == null) {
            value = option(parameter);
        }
        if (value == null) {
            value = body.field(parameter.kitName());
        }
        if (value == null && parameter == operation.lone() && body.text() != null) {
            value = body.text();
        }
        if (value != null && !value.isBlank()) {
            values.put(parameter, value);
        }
    }

    private String option(AppParameter parameter) {
        return switch (parameter) {
            case REDIRECT_URI -> options.getRedirectUri();
            case SCOPE -> options.getScope();
            case TENANT_NAME -> options.getTenantName();
            default -> null;
        };
    }

    private String account() {
        String header = exchange.getMessage().getHeader(KitConstants.ACCOUNT, String.class);
        return header != null ? header : configuration.getAccount();
    }

    // What it does

    private CompletableFuture<Void> authorizationUrl() {
        String redirectUri = values.get(AppParameter.REDIRECT_URI);
        InstallSettings.checkRedirectUri(redirectUri);
        String state = values.getOrDefault(AppParameter.STATE, Secret.random());
        String verifier = values.get(AppParameter.CODE_VERIFIER);
        if (verifier == null && usesPkce(endpoint, options)) {
            verifier = Pkce.newVerifier();
        }
        Message message = exchange.getMessage();
        AnswerWriter.setBody(new AuthorizationUrl(OAuthCredentials.authorizeUri(configuration), configuration.getClientId(),
                redirectUri).state(state).verifier(verifier).scope(values.get(AppParameter.SCOPE))
                .tenantName(values.get(AppParameter.TENANT_NAME)).text(), false, message);
        message.setHeader(KitConstants.ISSUED_STATE, state);
        if (verifier == null) {
            message.removeHeader(KitConstants.ISSUED_VERIFIER);
        } else {
            message.setHeader(KitConstants.ISSUED_VERIFIER, verifier);
        }
        return CompletableFuture.completedFuture(null);
    }

    /** A client without a secret has nothing else to prove itself by. */
    static boolean usesPkce(EndpointContext endpoint, OAuthOptions options) {
        Boolean given = options.getPkce();
        return given != null ? given : endpoint.configuration().getClientSecret() == null;
    }

    private CompletableFuture<Void> exchangeCode() {
        String verifier = values.get(AppParameter.CODE_VERIFIER);
        if (verifier == null && configuration.getClientSecret() == null) {
            throw new IllegalArgumentException("no code_verifier: a public client needs the header "
                    + AppParameter.CODE_VERIFIER.header() + ", any other the option clientSecret");
        }
        TokenPair pair = tokens.exchange(values.get(AppParameter.CODE), values.get(AppParameter.REDIRECT_URI), verifier);
        if (!options.isStoreTokens()) {
            answer(pair);
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<String> name = account() != null ? CompletableFuture.completedFuture(account())
                : tokens.account(pair, exchange).thenApply(OAuthCall::idOf);
        return name.thenAccept(account -> {
            try {
                tokens.keep(account, pair);
            } catch (IOException e) {
                throw new CompletionException(new KitException(operation + ": the tokens of account " + account
                        + " cannot be stored: " + e.getClass().getName(), Details.notSent(operation.toString())));
            }
            exchange.getMessage().setHeader(KitConstants.INSTALLED_ACCOUNT, account);
            answer(pair);
        });
    }

    private static String idOf(CurrentAccount current) {
        return current.account().id().toString();
    }

    private CompletableFuture<Void> refresh() {
        String given = values.get(AppParameter.REFRESH_TOKEN);
        if (given != null) {
            answer(tokens.refresh(given));
            return CompletableFuture.completedFuture(null);
        }
        if (account() == null && configuration.getRefreshToken() == null) {
            throw new IllegalArgumentException("nothing to refresh: set the option account, the header "
                    + KitConstants.ACCOUNT + " or the header " + AppParameter.REFRESH_TOKEN.header());
        }
        return tokens.renew(account()).thenAccept(this::answer);
    }

    private CompletableFuture<Void> revoke() {
        String given = values.get(AppParameter.TOKEN);
        if (given == null && account() == null) {
            throw new IllegalArgumentException("nothing to revoke: set the option account, the header "
                    + KitConstants.ACCOUNT + " or the header " + AppParameter.TOKEN.header());
        }
        if (given != null) {
            tokens.revoke(given);
        } else {
            tokens.revokeAccount(account());
        }
        exchange.getMessage().setBody(null);
        return CompletableFuture.completedFuture(null);
    }

    // What it answers

    private void answer(TokenPair pair) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("access_token", pair.accessToken());
        map.put("token_type", "Bearer");
        put(map, "expires_in", pair.expiresAt() == null
                ? null : Duration.between(pair.createdAt(), pair.expiresAt()).toSeconds());
        put(map, "refresh_token", pair.refreshToken());
        put(map, "scope", pair.scope());
        map.put("created_at", pair.createdAt().getEpochSecond());
        OutputType type = configuration.getOutputType();
        AnswerWriter.writeBody(type == OutputType.MODEL ? KitModels.read(Token.class, map) : map, type,
                exchange.getMessage());
    }

    private static void put(Map<String, Object> map, String name, Object value) {
        if (value != null) {
            map.put(name, value);
        }
    }

    /** Input that was used must not steer a later step, and what is secret is not to be kept. */
    private void finished() {
        Message message = exchange.getMessage();
        message.removeHeader(KitConstants.OPERATION);
        message.removeHeader(KitConstants.ACCOUNT);
        operation.required().forEach(parameter -> message.removeHeader(parameter.header()));
        operation.optional().forEach(parameter -> message.removeHeader(parameter.header()));
    }
}
