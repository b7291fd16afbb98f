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
package io.github.camelkit.runtime;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import io.github.camelkit.KitConfiguration;
import io.github.camelkit.KitConstants;
import io.github.camelkit.OutputType;
import io.github.camelkit.client.KitAccount;
import io.github.camelkit.client.KitClient;
import io.github.camelkit.client.KitResult;
import io.github.camelkit.exception.KitException.Details;
import io.github.camelkit.exception.KitValidationException;
import io.github.camelkit.http.KitRequest;
import io.github.camelkit.operation.Operation;
import io.github.camelkit.operation.Operations;
import io.github.camelkit.operation.Parameter;
import io.github.camelkit.store.KitStore;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.CamelContextHelper;

/**
 * What an endpoint offers to those who work for it: what it is configured with, its accounts, and calls to Kit.
 */
public final class EndpointContext {

    /**
     * What is set on the endpoint.
     *
     * @param operation   its name; null where messages name it
     * @param parameters  the options that are parameters of operations, as they are sent
     */
    public record Given(String resource, String operation, KitConfiguration configuration,
            Map<Parameter, String> parameters) {

        /** The configuration may hold a password. */
        @Override
        public String toString() {
            return "kit:" + resource;
        }
    }

    private final Endpoint endpoint;
    private final Given given;
    private final KitRuntime runtime;
    private final KitStore store;
    // By name, because what an endpoint is configured with does not change
    private final Map<String, KitAccount> accounts = new ConcurrentHashMap<>();
    private volatile KitClient client;

    /**
     * @param store where tokens and other secrets are kept
     */
    public EndpointContext(Endpoint endpoint, Given given, KitRuntime runtime, KitStore store) {
        this.endpoint = endpoint;
        this.given = given;
        this.runtime = runtime;
        this.store = store;
    }

    public String resource() {
        return given.resource();
    }

    /** The name of the operation; null where messages name it. */
    public String operationName() {
        return given.operation();
    }

    public KitConfiguration configuration() {
        return given.configuration();
    }

    /** What its answers and events are given as. */
    public OutputType outputType() {
        return given.configuration().getOutputType();
    }

    /** The options that are parameters of operations, as they are sent. */
    public Map<Parameter, String> parameters() {
        return given.parameters();
    }

    public KitRuntime runtime() {
        return runtime;
    }

    /**
     * The text of an option for a secret: what is set, or what it refers to ({@code #name}), which keeps the secret out
     * of the addresses of endpoints, because these are shown and logged.
     *
     * @param  given                                        may be null
     * @throws org.apache.camel.NoSuchBeanException if it refers to nothing
     */
    public String secret(String given) {
        return given == null || !given.startsWith("#") ? given
                : CamelContextHelper.mandatoryLookup(camelContext(), given.substring(1), String.class);
    }

    /** Where tokens and other secrets are kept. */
    public KitStore store() {
        return store;
    }

    public CamelContext camelContext() {
        return endpoint.getCamelContext();
    }

    public Exchange createExchange() {
        return endpoint.createExchange();
    }

    /**
     * Checks the options that are parameters against an operation.
     *
     * @throws IllegalArgumentException if it does not take one of them
     */
    public void checkParameters(Operation operation) {
        Set<Parameter> taken = operation.parameters();
        for (Parameter parameter : given.parameters().keySet()) {
            if (!taken.contains(parameter)) {
                throw new IllegalArgumentException("kit:" + operation.resource() + "?operation=" + operation.name()
                        + " does not take the option " + parameter.option() + "; it takes "
                        + (taken.isEmpty() ? "none"
                                : taken.stream().map(Parameter::option).collect(Collectors.joining(", "))));
            }
        }
    }

    // Operations

    /**
     * The operation of that name.
     *
     * @throws IllegalArgumentException if the resource does not have it
     */
    public Operation operation(String name) {
        return Operations.find(resource(), name).orElseThrow(() -> new IllegalArgumentException(
                "Unknown operation " + name + " of kit:" + resource() + "; its operations are "
                        + String.join(", ", new TreeSet<>(Operations.names(resource())))));
    }

    /**
     * The operation that a message asks for, else that of the endpoint.
     *
     * @throws KitValidationException if neither names one that there is
     */
    public Operation operation(Message message) {
        String header = message.getHeader(KitConstants.OPERATION, String.class);
        String name = header != null ? header : operationName();
        if (name == null) {
            throw new KitValidationException("kit:" + resource() + " needs an operation: set the option operation or the"
                    + " header " + KitConstants.OPERATION + " to one of "
                    + String.join(", ", Operations.names(resource())), Details.notSent(resource()));
        }
        try {
            return operation(name);
        } catch (IllegalArgumentException e) {
            throw new KitValidationException(e.getMessage(), Details.notSent(resource()));
        }
    }

    // Accounts

    /** Whether there is more than the one account whose credentials are configured, if any are. */
    public boolean takesAccountsByHeader() {
        KitConfiguration configuration = configuration();
        return configuration.getApiKey() == null && configuration.getAccessToken() == null
                && configuration.getRefreshToken() == null && configuration.getAccount() == null
                && (configuration.getCredentials() != null || configuration.getApiKeys() != null
                        || configuration.getClientId() != null);
    }

    /**
     * The account to call Kit for.
     *
     * @param  name                     null for that of the endpoint
     * @throws IllegalArgumentException if it is not known
     */
    public KitAccount account(String name) {
        String wanted = name != null ? name : configuration().getAccount();
        String key = wanted == null ? "" : wanted;
        KitAccount account = accounts.get(key);
        if (account == null || account.isRetired() || mayHaveChanged(account)) {
            account = runtime.accounts().get(wanted, configuration(), store);
            accounts.put(key, account);
        }
        return account;
    }

    /**
     * The account that the header of an exchange names, else that of the endpoint.
     *
     * @throws KitValidationException if it is not known
     */
    public KitAccount account(Exchange exchange) {
        String name = exchange.getMessage().getHeader(KitConstants.ACCOUNT, String.class);
        try {
            return account(name);
        } catch (IllegalArgumentException e) {
            throw new KitValidationException("kit:" + resource() + ": " + e.getMessage(),
                    Details.notSent(resource(), e));
        }
    }

    /** Kit does not accept its credentials, and a vault may have others by now. */
    private boolean mayHaveChanged(KitAccount account) {
        return configuration().getCredentials() != null && account.authenticationError() != null;
    }

    /** Those that were asked for so far. */
    public Collection<KitAccount> usedAccounts() {
        return accounts.values();
    }

    /**
     * Checks that Kit lets an account do something.
     *
     * @throws IllegalArgumentException if it has only an API key, and the operation needs OAuth
     */
    public static void checkCredential(Operation operation, KitAccount account) {
        if (operation.isOAuthOnly() && !account.credential().isOAuth()) {
            throw new IllegalArgumentException("kit:" + operation.resource() + "?operation=" + operation.name()
                    + " needs OAuth, and only an API key is given: set accessToken or refreshToken");
        }
    }

    // Calls

    /** Shared with other endpoints: one that is evicted from a cache must not take the calls of others with it. */
    public KitClient client() {
        KitClient known = client;
        if (known == null || known.isClosed()) {
            known = runtime.client(configuration());
            client = known;
        }
        return known;
    }

    /** Makes a call whose answer is needed for another one; it fails as the call fails. */
    public CompletableFuture<KitResult> call(KitRequest request, KitAccount account, Exchange exchange) {
        CompletableFuture<KitResult> answer = new CompletableFuture<>();
        client().send(request, account, exchange, (result, sync) -> {
            if (result.failure() != null) {
                answer.completeExceptionally(result.failure());
            } else {
                answer.complete(result);
            }
        });
        return answer;
    }
}
