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

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.management.openmbean.TabularData;

import io.github.camelkit.client.KitAccount;
import io.github.camelkit.exception.KitException;
import io.github.camelkit.observe.AccountReport;
import io.github.camelkit.observe.Observability;
import io.github.camelkit.operation.AppOperation;
import io.github.camelkit.operation.Operations;
import io.github.camelkit.operation.Parameter;
import io.github.camelkit.operation.ParameterText;
import io.github.camelkit.operation.PluginOperation;
import io.github.camelkit.producer.RawCall;
import io.github.camelkit.runtime.KitRuntime;
import io.github.camelkit.store.KitStore;
import org.apache.camel.Endpoint;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.ServiceStatus;
import org.apache.camel.TypeConversionException;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.util.PropertiesHelper;
import org.apache.camel.util.StringHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Kit component: makes endpoints, and keeps what they share.
 */
@Component("kit")
@ManagedResource(description = "Managed Kit component")
public class KitComponent extends DefaultComponent {

    private static final Logger LOG = LoggerFactory.getLogger(KitComponent.class);

    private static final String HTTP_PREFIX = "http.";
    private static final Set<String> CREDENTIAL_OPTIONS = Set.of("apiKey", "accessToken", "refreshToken", "account");

    @Metadata(description = "The defaults of all endpoints.")
    private KitConfiguration configuration = new KitConfiguration();

    @Metadata(label = "security",
              description = "Where OAuth tokens are kept, and other secrets that Kit shows only once; a bean that"
                            + " several nodes can share. With one of camel-kit-jdbc they share the quota, polling,"
                            + " events and bulk callbacks, too. Default: in memory, or in storeDirectory.")
    private KitStore store;
    @Metadata(label = "security",
              description = "A directory to keep OAuth tokens and other secrets in, in files that only their owner can"
                            + " read; processes of one machine can share it.")
    private String storeDirectory;
    @Metadata(label = "health",
              description = "Whether there is a health check for each account that calls Kit every time. It counts"
                            + " against the quota; the check without calls is always there.")
    private boolean healthCheckCalls;

    private KitRuntime runtime;
    private KitStore storeInUse;

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        runtime = KitRuntime.of(getCamelContext(), Observability::of);
        // Before Camel Main prints them. Options are not to be read here: it sets them afterwards
        MaskedNames.mask(getCamelContext());
    }

    @Override
    protected void doStart() throws Exception {
        join();
        super.doStart();
    }

    /** Also before the start, because endpoints can be made before it; but not when it has ended. */
    private void join() {
        configuration.check();
        if (store != null && storeDirectory != null) {
            throw new IllegalArgumentException("Both store and storeDirectory are set: set one of them");
        }
        if (!isStopping() && getStatus() != ServiceStatus.Stopped) {
            runtime.join(this);
        }
    }

    @Override
    protected void doStop() throws Exception {
        runtime.leave(this);
        storeInUse = null;
        super.doStop();
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        join();
        String resource = Operations.canonicalResource(remaining);
        if (PluginOperation.RESOURCE.equals(resource)) {
            return pluginEndpoint(uri, parameters);
        }
        if (Operations.names(resource).isEmpty() && !RawCall.RESOURCE.equals(resource)
                && !AppOperation.RESOURCE.equals(resource)) {
            throw new IllegalArgumentException("Unknown resource " + resource + "; the resources of kit: are "
                    + String.join(", ", new TreeSet<>(Operations.resources())) + ", " + AppOperation.RESOURCE + ", "
                    + PluginOperation.RESOURCE
                    + " and " + RawCall.RESOURCE);
        }
        KitConfiguration endpointConfiguration = configuration.copy();
        if (parameters.keySet().stream().anyMatch(CREDENTIAL_OPTIONS::contains)) {
            // The endpoint's credentials win over the component's as a whole
            endpointConfiguration.clearCredentials();
        }
        KitEndpoint endpoint = new KitEndpoint(uri, this, resource, endpointConfiguration);
        endpointConfiguration.setHttpOptions(PropertiesHelper.extractProperties(parameters, HTTP_PREFIX));
        endpoint.setGivenOptions(parameters.keySet());
        checkNumbers(parameters);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    /** Camel names the class of an option that has a fixed set of values, and not the values. */
    @Override
    protected void setProperties(Endpoint endpoint, Map<String, Object> parameters) throws Exception {
        try {
            super.setProperties(endpoint, parameters);
        } catch (PropertyBindingException e) {
            Class<?> type = e.getCause() instanceof TypeConversionException conversion ? conversion.getToType() : null;
            if (type == null || !type.isEnum()) {
                throw e;
            }
            throw new IllegalArgumentException("The option " + e.getPropertyName() + " must be one of "
                    + Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "))
                    + ", and is '" + e.getValue() + "'");
        }
    }

    /** It does not call Kit: what the component is configured with for that is not taken over. */
    private Endpoint pluginEndpoint(String uri, Map<String, Object> parameters) throws Exception {
        KitConfiguration fresh = new KitConfiguration();
        fresh.setOutputType(configuration.getOutputType());
        KitEndpoint endpoint = new KitEndpoint(uri, this, PluginOperation.RESOURCE, fresh);
        endpoint.setGivenOptions(parameters.keySet());
        setProperties(endpoint, parameters);
        return endpoint;
    }

    /** Camel reads a text that is no number as 0, which would be another object. */
    private static void checkNumbers(Map<String, Object> parameters) {
        for (Parameter parameter : Parameter.values()) {
            boolean number = parameter.kind() == Parameter.Kind.ID || parameter.kind() == Parameter.Kind.NUMBER;
            if (number && parameters.get(parameter.option()) instanceof String text && !text.startsWith("#")) {
                parameters.put(parameter.option(),
                        ParameterText.text(parameter, text, "option " + parameter.option()));
            }
        }
    }

    /** Names only: a misspelt option may hold a secret. */
    @Override
    protected void validateParameters(String uri, Map<String, Object> parameters, String optionPrefix) {
        if (parameters != null && !parameters.isEmpty() && optionPrefix == null) {
            throw new ResolveEndpointFailedException(StringHelper.before(uri, "?", uri),
                    "Unknown options: " + String.join(", ", new TreeSet<>(parameters.keySet())));
        }
    }

    @ManagedAttribute(description = "Requests sent to Kit, repeats included")
    public long getSent() {
        return sum(KitAccount::sent);
    }

    @ManagedAttribute(description = "Requests sent again after a failure")
    public long getRetried() {
        return sum(KitAccount::retried);
    }

    @ManagedAttribute(description = "Requests that Kit refused because of its rate limit")
    public long getRefused() {
        return sum(KitAccount::refused);
    }

    @ManagedAttribute(description = "Calls that failed in the end")
    public long getFailed() {
        return sum(KitAccount::failed);
    }

    @ManagedAttribute(description = "How often an account was paused after a refusal")
    public long getPauses() {
        return sum(KitAccount::pauses);
    }

    @ManagedAttribute(description = "Calls that wait for a quota")
    public int getWaiting() {
        return runtime.listAccounts().stream().mapToInt(account -> account.quota().waiting()).sum();
    }

    @ManagedOperation(description = "The accounts, with their calls, their quota and their tokens")
    public TabularData listAccounts() {
        return AccountReport.table(runtime.listAccounts());
    }

    @ManagedOperation(description = "Revokes the tokens of an account at Kit, removes them from the store, and forgets"
                                    + " the account; whether there was one")
    public boolean removeAccount(String name) throws IOException {
        try {
            runtime.accounts().revoke(name, configuration, store());
        } catch (IOException | RuntimeException e) {
            // Whoever removes an account wants it gone, whether Kit can be reached or not
            LOG.warn("The tokens of account {} are removed, but were not revoked at Kit: {}", name,
                    e instanceof KitException ? e.getMessage() : e.getClass().getName());
        }
        return runtime.accounts().remove(name, store());
    }

    private long sum(Function<KitAccount, LongAdder> counter) {
        return runtime.listAccounts().stream().mapToLong(account -> counter.apply(account).sum()).sum();
    }

    KitRuntime runtime() {
        return runtime;
    }

    /** Where tokens and other secrets are kept: the same until the component stops. */
    synchronized KitStore store() {
        if (storeInUse == null) {
            storeInUse = store != null ? store : runtime.store(storeDirectory);
        }
        return storeInUse;
    }

    public KitStore getStore() {
        return store;
    }

    public void setStore(KitStore store) {
        this.store = store;
    }

    public String getStoreDirectory() {
        return storeDirectory;
    }

    public void setStoreDirectory(String storeDirectory) {
        this.storeDirectory = storeDirectory;
    }

    public boolean isHealthCheckCalls() {
        return healthCheckCalls;
    }

    public void setHealthCheckCalls(boolean healthCheckCalls) {
        this.healthCheckCalls = healthCheckCalls;
    }

    public KitConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(KitConfiguration configuration) {
        this.configuration = configuration;
    }

    public Map<String, String> getApiKeys() {
        return configuration.getApiKeys();
    }

    @Metadata(label = "security", secret = true,
              description = "The API keys of several accounts, by name.")
    public void setApiKeys(Map<String, String> apiKeys) {
        configuration.setApiKeys(apiKeys);
    }

    public String getTokenUri() {
        return configuration.getTokenUri();
    }

    @Metadata(label = "security",
              description = "Where tokens are renewed. Default: Kit's address, or /v4/oauth/token under a"
                            + " baseUri that is not Kit's.")
    public void setTokenUri(String tokenUri) {
        configuration.setTokenUri(tokenUri);
    }

    public String getAuthorizeUri() {
        return configuration.getAuthorizeUri();
    }

    @Metadata(label = "security",
              description = "Where a browser is sent for the consent of its user. Default: Kit's address, or"
                            + " /v4/oauth/authorize under a baseUri that is not Kit's.")
    public void setAuthorizeUri(String authorizeUri) {
        configuration.setAuthorizeUri(authorizeUri);
    }

    public int getMaxConcurrentCalls() {
        return configuration.getMaxConcurrentCalls();
    }

    @Metadata(label = "advanced", defaultValue = "20",
              description = "How many calls that had to wait (for the quota, for a retry) are sent at a"
                            + " time.")
    public void setMaxConcurrentCalls(int maxConcurrentCalls) {
        configuration.setMaxConcurrentCalls(maxConcurrentCalls);
    }

    public int getQuotaMaxQueued() {
        return configuration.getQuotaMaxQueued();
    }

    @Metadata(label = "quota", defaultValue = "50000",
              description = "How many calls may wait for the quota of an account; a further one fails.")
    public void setQuotaMaxQueued(int quotaMaxQueued) {
        configuration.setQuotaMaxQueued(quotaMaxQueued);
    }

    public long getMaxPause() {
        return configuration.getMaxPause();
    }

    @Metadata(label = "quota", defaultValue = "60s", javaType = "java.time.Duration",
              description = "The longest pause that Kit can ask for with Retry-After.")
    public void setMaxPause(long maxPause) {
        configuration.setMaxPause(maxPause);
    }

    public int getMaxAsyncBytes() {
        return configuration.getMaxAsyncBytes();
    }

    @Metadata(label = "producer", defaultValue = "52428800",
              description = "The most bytes of a call with bulkMode=ASYNC. The items of a call, and what Kit answers to"
                            + " it, are in memory.")
    public void setMaxAsyncBytes(int maxAsyncBytes) {
        configuration.setMaxAsyncBytes(maxAsyncBytes);
    }

    public int getMaxCallbackBytes() {
        return configuration.getMaxCallbackBytes();
    }

    @Metadata(label = "producer", defaultValue = "209715200",
              description = "The most bytes that a callback can have; larger ones are refused, and their items are"
                            + " unknown. The HTTP server has a limit of its own (camel.server.max-body-size), which"
                            + " must not be smaller.")
    public void setMaxCallbackBytes(int maxCallbackBytes) {
        configuration.setMaxCallbackBytes(maxCallbackBytes);
    }

    public String getBulkCallbackPath() {
        return configuration.getBulkCallbackPath();
    }

    @Metadata(label = "producer", defaultValue = "/kit/bulk",
              description = "The path at which callbacks come in, under publicUrl. Endpoints share it; a random segment"
                            + " for each call follows.")
    public void setBulkCallbackPath(String bulkCallbackPath) {
        configuration.setBulkCallbackPath(bulkCallbackPath);
    }
}
