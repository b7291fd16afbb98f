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
package io.github.camelkit.model;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What all models have in common. */
class ModelContractTest {

    private static final List<Class<? extends KitModel>> ROOTS = List.of(
            BulkFailure.class, Broadcast.class, Colors.class, CreatorProfile.class, CurrentAccount.class,
            CustomField.class, CustomFieldValue.class, Delivery.class, EmailStats.class, EmailTemplate.class,
            Form.class, GrowthStats.class, Pagination.class, Post.class, Purchase.class, Segment.class,
            Sequence.class, SequenceEmail.class, Snippet.class, Subscriber.class, Tag.class, Token.class, Webhook.class,
            WebhookEndpoint.class);

    /** All models: those that Kit answers with and those inside them. */
    static Set<Class<? extends KitModel>> models() {
        Set<Class<? extends KitModel>> models = new LinkedHashSet<>();
        ROOTS.forEach(root -> collect(root, models));
        return models;
    }

    private static void collect(Class<? extends KitModel> model, Set<Class<? extends KitModel>> models) {
        if (models.add(model)) {
            for (RecordComponent component : model.getRecordComponents()) {
                typesIn(component.getGenericType()).forEach(type -> collect(type, models));
            }
        }
    }

    private static Stream<Class<? extends KitModel>> typesIn(Type type) {
        if (type instanceof ParameterizedType generic) {
            return Arrays.stream(generic.getActualTypeArguments()).flatMap(ModelContractTest::typesIn);
        }
        return type instanceof Class<?> plain && KitModel.class.isAssignableFrom(plain)
                ? Stream.of(plain.asSubclass(KitModel.class))
                : Stream.empty();
    }

    static List<String> kitNames(Class<? extends KitModel> model) {
        return Arrays.stream(model.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(name -> !name.equals("additional"))
                .map(name -> name.equals("isPublic") ? "public" : name)
                .map(name -> name.replaceAll("(?=[A-Z])", "_").toLowerCase(Locale.ROOT))
                .toList();
    }

    @Test
    void thereAreAllOfThem() {
        assertThat(models()).hasSize(45).contains(
                Account.class, Attribution.class, BroadcastClick.class, BroadcastStats.class, Event.class,
                ExcludedSource.class, FilterCondition.class, FormAddition.class, Location.class, Product.class,
                SnippetDocument.class, SubscriberFilter.class, SubscriberStats.class, Tagging.class, User.class,
                UtmParameters.class, WebhookEvent.class);
    }

    @ParameterizedTest
    @MethodSource("models")
    void theLastComponentIsWhatElseThereIs(Class<? extends KitModel> model) {
        RecordComponent[] components = model.getRecordComponents();

        assertThat(components[components.length - 1].getName()).isEqualTo("additional");
        assertThat(components[components.length - 1].getType()).isEqualTo(Map.class);
    }

    @ParameterizedTest
    @MethodSource("models")
    void anEmptyObjectHasNothing(Class<? extends KitModel> model) {
        KitModel empty = KitModels.read(model, Map.of());

        assertThat(empty.additional()).isEmpty();
        assertThat(empty.toMap()).isEmpty();
        assertThat(empty).isEqualTo(KitModels.read(model, Map.of()));
        assertThat(empty).doesNotHaveToString(null);
    }

    @ParameterizedTest
    @MethodSource("models")
    void eachBuilderHasAMethodForEachComponent(Class<? extends KitModel> model) throws ReflectiveOperationException {
        for (Class<?> builder : model.getDeclaredClasses()) {
            Object start = model.getMethod("builder").invoke(null);
            for (RecordComponent component : model.getRecordComponents()) {
                if (!Set.of("additional", "secret").contains(component.getName())) {
                    builder.getMethod(component.getName(), component.getType()).invoke(start, (Object) null);
                }
            }
            KitModel built = (KitModel) ModelBuilder.class.getMethod("build").invoke(start);

            assertThat(built.toMap()).isNotEmpty().allSatisfy((name, value) -> assertThat(value).isNull());
            assertThat(kitNames(model)).containsAll(built.toMap().keySet());
        }
    }
}
