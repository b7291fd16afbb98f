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

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.github.camelkit.bulk.BulkOptions;
import io.github.camelkit.exchange.ConsumerOptions;
import io.github.camelkit.exchange.ExchangeOptions;
import io.github.camelkit.oauth.OAuthOptions;
import io.github.camelkit.observe.Observability;
import io.github.camelkit.operation.Parameter;
import io.github.camelkit.operation.ParameterOptions;
import io.github.camelkit.operation.ParameterText;
import io.github.camelkit.plugin.PluginOptions;
import io.github.camelkit.poll.PollOptions;
import io.github.camelkit.producer.ProducerOptions;
import io.github.camelkit.runtime.EndpointContext;
import io.github.camelkit.server.InboundOptions;
import io.github.camelkit.webhook.EventOptions;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.ScheduledPollEndpoint;

/**
 * Call the API of Kit (formerly ConvertKit), the e-mail platform of creators, poll its lists, and
 * receive its events.
 */
@UriEndpoint(firstVersion = "0.1.0", scheme = "kit", title = "Kit", syntax = "kit:resource",
             category = {Category.CLOUD, Category.API, Category.SAAS}, headersClass = KitConstants.class)
public class KitEndpoint extends ScheduledPollEndpoint implements EndpointServiceLocation {

    private static final long DEFAULT_DELAY = 60_000;

    @UriPath(description = "What the endpoint is about, such as subscribers or tags.")
    @Metadata(required = true)
    private final String resource;
    @UriParam(label = "common",
              description = "What to do with the resource, such as create or list. The header CamelKitOperation can say"
                            + " it for a message.")
    private String operation;
    @UriParam
    private KitConfiguration configuration;
    @UriParam
    private ParameterOptions parameters = new ParameterOptions();
    @UriParam
    private ProducerOptions producerOptions = new ProducerOptions();
    @UriParam
    private BulkOptions bulkOptions = new BulkOptions();
    @UriParam
    private ExchangeOptions exchangeOptions = new ExchangeOptions();
    @UriParam
    private ConsumerOptions consumerOptions = new ConsumerOptions();
    @UriParam
    private PollOptions pollOptions = new PollOptions();
    @UriParam
    private InboundOptions inboundOptions = new InboundOptions();
    @UriParam
    private EventOptions eventOptions = new EventOptions();
    @UriParam
    private PluginOptions pluginOptions = new PluginOptions();
    @UriParam
    private OAuthOptions oauthOptions = new OAuthOptions();
    // Here for the metadata only, and never read: the default is another than Camel's
    @SuppressWarnings("unused")
    @UriParam(label = "consumer,scheduler", defaultValue = "" + DEFAULT_DELAY, javaType = "java.time.Duration",
              description = "The time from the end of a poll to the next one.")
    private long delay;

    private final EndpointRole role;
    private EndpointContext context;
    private OptionChecks checks = new OptionChecks(this, Set.of());

    public KitEndpoint(String uri, KitComponent component, String resource, KitConfiguration configuration) {
        super(uri, component);
        this.resource = resource;
        this.configuration = configuration;
        this.role = EndpointRole.of(this);
    }

    @Override
    public KitComponent getComponent() {
        return (KitComponent) super.getComponent();
    }

    @Override
    public Producer createProducer() {
        return role.producer();
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        Consumer consumer = role.consumer(processor);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    protected void doConfigureConsumer(Consumer consumer) {
        super.doConfigureConsumer(consumer);
        if (getDelay() < 0 && consumer instanceof ScheduledPollConsumer polling) {
            // Not set: the default is in milliseconds, whatever the time unit
            polling.setDelay(Math.max(1, getTimeUnit().convert(DEFAULT_DELAY, TimeUnit.MILLISECONDS)));
        }
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        context = new EndpointContext(this,
                new EndpointContext.Given(resource, operation, configuration, givenParameters()),
                getComponent().runtime(), getComponent().store());
        role.check();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        role.start();
        if (getComponent().isHealthCheckCalls()) {
            Observability observers = Observability.of(getComponent().runtime());
            context.usedAccounts().forEach(account -> observers.checkByCalls(context, account));
        }
    }

    /** The options that are parameters of operations, as they are sent. */
    private Map<Parameter, String> givenParameters() {
        PropertyConfigurerGetter getter = (PropertyConfigurerGetter) getComponent().getEndpointPropertyConfigurer();
        Map<Parameter, String> texts = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            Object value = getter.getOptionValue(this, parameter.option(), false);
            if (value != null) {
                texts.put(parameter, ParameterText.text(parameter, value, "option " + parameter.option()));
            }
        }
        return texts;
    }

    /** What it offers to those who work for it; null until it is initialised. */
    EndpointContext context() {
        return context;
    }

    OptionChecks checks() {
        return checks;
    }

    @Override
    public String getServiceUrl() {
        return configuration.getBaseUri();
    }

    @Override
    public String getServiceProtocol() {
        return "rest";
    }

    @Override
    public boolean isLenientProperties() {
        return false;
    }

    public String getResource() {
        return resource;
    }

    public String getOperation() {
        return operation;
    }

    public void setOperation(String operation) {
        this.operation = operation;
    }

    public KitConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(KitConfiguration configuration) {
        this.configuration = configuration;
    }

    public ParameterOptions getParameters() {
        return parameters;
    }

    public void setParameters(ParameterOptions parameters) {
        this.parameters = parameters;
    }

    public ProducerOptions getProducerOptions() {
        return producerOptions;
    }

    public void setProducerOptions(ProducerOptions producerOptions) {
        this.producerOptions = producerOptions;
    }

    public ExchangeOptions getExchangeOptions() {
        return exchangeOptions;
    }

    public void setExchangeOptions(ExchangeOptions exchangeOptions) {
        this.exchangeOptions = exchangeOptions;
    }

    public ConsumerOptions getConsumerOptions() {
        return consumerOptions;
    }

    public void setConsumerOptions(ConsumerOptions consumerOptions) {
        this.consumerOptions = consumerOptions;
    }

    public PollOptions getPollOptions() {
        return pollOptions;
    }

    public void setPollOptions(PollOptions pollOptions) {
        this.pollOptions = pollOptions;
    }

    public InboundOptions getInboundOptions() {
        return inboundOptions;
    }

    public void setInboundOptions(InboundOptions inboundOptions) {
        this.inboundOptions = inboundOptions;
    }

    public BulkOptions getBulkOptions() {
        return bulkOptions;
    }

    public void setBulkOptions(BulkOptions bulkOptions) {
        this.bulkOptions = bulkOptions;
    }

    public EventOptions getEventOptions() {
        return eventOptions;
    }

    public void setEventOptions(EventOptions eventOptions) {
        this.eventOptions = eventOptions;
    }

    public PluginOptions getPluginOptions() {
        return pluginOptions;
    }

    public void setPluginOptions(PluginOptions pluginOptions) {
        this.pluginOptions = pluginOptions;
    }

    public OAuthOptions getOauthOptions() {
        return oauthOptions;
    }

    public void setOauthOptions(OAuthOptions oauthOptions) {
        this.oauthOptions = oauthOptions;
    }

    /** The names of the options that are set. */
    void setGivenOptions(Set<String> names) {
        checks = new OptionChecks(this, names);
    }
}
