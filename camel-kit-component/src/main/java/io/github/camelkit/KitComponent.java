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

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.github.camelkit.api.Operations;
import org.apache.camel.Endpoint;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.PropertiesHelper;
import org.apache.camel.util.StringHelper;

/**
 * The Kit component: makes endpoints, and keeps what they share.
 */
@Component("kit")
public class KitComponent extends DefaultComponent {

    private static final String HTTP_PREFIX = "http.";
    private static final Set<String> CREDENTIAL_OPTIONS = Set.of("apiKey", "accessToken");

    @Metadata(description = "What endpoints take over unless they say otherwise.")
    private KitConfiguration configuration = new KitConfiguration();

    private KitRuntime runtime;

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        if (configuration.getApiKey() != null && configuration.getAccessToken() != null) {
            throw new IllegalArgumentException("Both apiKey and accessToken are set on the component: set one of them");
        }
        runtime = new KitRuntime(getCamelContext());
        ServiceHelper.initService(runtime);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ServiceHelper.startService(runtime);
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopService(runtime);
        super.doStop();
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        String resource = Operations.canonicalResource(remaining);
        if (Operations.names(resource).isEmpty() && !RawCall.RESOURCE.equals(resource)) {
            throw new IllegalArgumentException("Unknown resource " + resource + "; the resources of kit: are "
                    + String.join(", ", new TreeSet<>(Operations.resources())) + " and " + RawCall.RESOURCE);
        }
        KitConfiguration endpointConfiguration = configuration.copy();
        if (parameters.keySet().stream().anyMatch(CREDENTIAL_OPTIONS::contains)) {
            // The endpoint's credentials win over the component's as a whole
            endpointConfiguration.setApiKey(null);
            endpointConfiguration.setAccessToken(null);
        }
        KitEndpoint endpoint = new KitEndpoint(uri, this, resource, endpointConfiguration);
        endpoint.setHttpOptions(PropertiesHelper.extractProperties(parameters, HTTP_PREFIX));
        setProperties(endpoint, parameters);
        return endpoint;
    }

    /** Names only: a misspelt option may hold a secret. */
    @Override
    protected void validateParameters(String uri, Map<String, Object> parameters, String optionPrefix) {
        if (parameters != null && !parameters.isEmpty() && optionPrefix == null) {
            throw new ResolveEndpointFailedException(StringHelper.before(uri, "?", uri),
                    "Unknown options: " + String.join(", ", new TreeSet<>(parameters.keySet())));
        }
    }

    KitRuntime runtime() {
        return runtime;
    }

    public KitConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(KitConfiguration configuration) {
        this.configuration = configuration;
    }
}
