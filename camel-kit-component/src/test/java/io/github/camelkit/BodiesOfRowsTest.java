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

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelkit.bulk.BulkReport;
import io.github.camelkit.model.Broadcast;
import io.github.camelkit.simulator.http.RecordedRequest;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Bodies as databases, beans and routes give them: the same in single, bulk, coalesced and raw calls. */
class BodiesOfRowsTest extends KitTestSupport {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Instant NOON = Instant.parse("2026-03-29T10:30:00Z");

    private TimeZone zone;

    /** Where the mistakes show: a zone with summer time, ahead of UTC. */
    @BeforeEach
    void moveToBerlin() {
        zone = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
    }

    @AfterEach
    void moveBack() {
        TimeZone.setDefault(zone);
    }

    @Override
    protected void configure(KitConfiguration configuration) {
        super.configure(configuration);
        configuration.setApiKey(null);
        configuration.setAccessToken(kit.accessToken());
    }

    @Override
    protected RouteBuilder routes() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID());
        context.getRegistry().bind("shop", database);
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:row").to("sql:body?useMessageBodyForSql=true&dataSource=#shop&outputType=SelectOne");
                from("direct:rows").to("sql:body?useMessageBodyForSql=true&dataSource=#shop");
                from("direct:coalesced")
                        .to("kit:tags?operation=addSubscriber&tagId=" + kit.state().addTag("VIP") + "&coalesce=true");
            }
        };
    }

    static Stream<Arguments> times() {
        return Stream.of(
                arguments(java.sql.Timestamp.from(NOON), "2026-03-29T10:30:00Z"),
                arguments(Date.from(NOON), "2026-03-29T10:30:00Z"),
                arguments(new java.sql.Date(Instant.parse("2026-03-28T23:00:00Z").toEpochMilli()), "2026-03-29"),
                arguments(new java.sql.Time(Instant.parse("1970-01-01T11:30:00Z").toEpochMilli()), "12:30:00"),
                arguments(GregorianCalendar.from(ZonedDateTime.parse("2026-03-29T12:30:00+02:00[Europe/Berlin]")),
                        "2026-03-29T10:30:00Z"),
                arguments(NOON, "2026-03-29T10:30:00Z"),
                arguments(ZonedDateTime.parse("2026-03-29T12:30:00+02:00[Europe/Berlin]"), "2026-03-29T12:30:00+02:00"),
                arguments(OffsetDateTime.parse("2026-03-29T12:30:00+02:00"), "2026-03-29T12:30:00+02:00"),
                arguments(LocalDateTime.parse("2026-03-29T10:30:00"), "2026-03-29T10:30:00Z"),
                arguments(LocalDate.parse("2026-03-29"), "2026-03-29"),
                arguments(Optional.of(NOON), "2026-03-29T10:30:00Z"),
                arguments(Thread.State.NEW, "NEW"));
    }

    @ParameterizedTest
    @MethodSource("times")
    void aJavaValueIsTheSameTextInEveryCall(Object given, String sent) throws Exception {
        long tag = kit.state().addTag("VIP");
        long field = kit.state().addCustomField("Since");
        send("kit:subscribers?operation=create", person("a@example.com", given));
        assertThat(fieldOf(lastRequest().body(), "since")).isEqualTo(sent);

        send("kit:subscribers?operation=bulkCreate", List.of(person("b@example.com", given)));
        assertThat(MAPPER.readTree(lastRequest().body()).at("/custom_field_values/0/value").asText()).isEqualTo(sent);
        assertThat(MAPPER.readTree(lastRequest().body()).at("/custom_field_values/0/subscriber_custom_field_id")
                .asLong()).isEqualTo(field);

        send("kit:raw?method=POST&path=/v4/subscribers", person("c@example.com", given));
        assertThat(fieldOf(lastRequest().body(), "since")).isEqualTo(sent);
        assertThat(tag).isPositive();
    }

    @Test
    void aDayFromADatabaseIsThatDayAsParameterToo() {
        send("kit:account?operation=getGrowthStats", null, KitConstants.STARTING,
                new java.sql.Date(Instant.parse("2026-03-28T23:00:00Z").toEpochMilli()));

        assertThat(lastRequest().query()).isEqualTo("starting=2026-03-29");
    }

    @Test
    void aRowOfADatabaseWithItsNamesInCapitals() throws Exception {
        kit.state().addCustomField("Town");
        Object row = row("select 'ann@example.com' as EMAIL_ADDRESS, 'Ann' as FIRST_NAME, 'active' as STATE");
        assertThat(((Map<?, ?>) row).keySet().toString()).contains("EMAIL_ADDRESS");

        send("kit:subscribers?operation=create", row);

        assertThat(MAPPER.readTree(lastRequest().body())).isEqualTo(MAPPER.readTree(
                "{\"email_address\":\"ann@example.com\",\"first_name\":\"Ann\",\"state\":\"active\"}"));
    }

    @Test
    void anIdOfARowInCapitals() {
        long ann = kit.state().addSubscriber("ann@example.com", "X");

        send("kit:tags?operation=addSubscriber&tagId=" + kit.state().addTag("VIP"), row("select " + ann + " as ID"));

        assertThat(lastRequest().path()).endsWith("/subscribers/" + ann);
        assertThat(lastRequest().status()).isEqualTo(201);
    }

    @Test
    void rowsInBulk() {
        BulkReport<?> report = call(BulkReport.class, "kit:subscribers?operation=bulkCreate", rows(
                "select 'ann@example.com' as EMAIL_ADDRESS, 'Ann' as FIRST_NAME union all"
                        + " select 'bob@example.com', 'Bob'"));

        assertThat(report.doneCount()).isEqualTo(2);
        assertThat(lastRequest().body()).contains("\"email_address\":\"bob@example.com\",\"first_name\":\"Bob\"");
    }

    @Test
    void aRowThatIsCoalesced() {
        long ann = kit.state().addSubscriber("ann@example.com", "X");
        Exchange answer = send("direct:coalesced", row("select " + ann + " as ID"));

        assertThat(answer.getException()).isNull();
    }

    @Test
    void mapsOfRoutesInCapitals() throws Exception {
        send("kit:subscribers?operation=create", Map.of("EMAIL_ADDRESS", "ann@example.com"));
        assertThat(MAPPER.readTree(lastRequest().body()).at("/email_address").asText()).isEqualTo("ann@example.com");

        Map<String, Object> both = new LinkedHashMap<>();
        both.put("Email_Address", "other@example.com");
        both.put("email_address", "ann@example.com");
        send("kit:subscribers?operation=create", both);
        assertThat(MAPPER.readTree(lastRequest().body()).at("/email_address").asText()).isEqualTo("ann@example.com");
    }

    @Test
    void largeTextsAndNumbersOfADatabase() {
        send("kit:subscribers?operation=create", row("select 'ann@example.com' as EMAIL_ADDRESS,"
                + " cast('Ann, written at length' as clob) as FIRST_NAME, cast(12.50 as decimal(8,2)) as PRICE"));

        assertThat(lastRequest().body())
                .contains("\"first_name\":\"Ann, written at length\"").contains("\"PRICE\":12.50");
    }

    @Test
    void whatTheDatabaseNoLongerGivesIsNamed() {
        Exchange answer = send("kit:subscribers?operation=create",
                row("select 'ann@example.com' as EMAIL_ADDRESS, array['a','b'] as TAGS"));

        assertThat(answer.getException()).hasMessageContaining("TAGS: a value of the database cannot be read");
    }

    @Test
    void binaryDataIsRefusedWithTheNameOfItsField() {
        Exchange single = send("kit:subscribers?operation=create",
                Map.of("email_address", "ann@example.com", "fields", Map.of("photo", new byte[] {1, 2})));
        Exchange bulk = send("kit:subscribers?operation=bulkCreate",
                List.of(Map.of("email_address", "ann@example.com", "fields", Map.of("photo", new byte[] {1, 2}))));

        assertThat(single.getException()).hasMessageContaining("photo").hasMessageContaining("binary data");
        assertThat(bulk.getMessage().getBody(BulkReport.class).all().get(0).toString()).contains("binary data");
        assertThat(kit.requests()).extracting(RecordedRequest::method).doesNotContain("POST");
    }

    @Test
    void aScheduledBroadcastTakesATimestamp() {
        Broadcast broadcast = call(Broadcast.class, "kit:broadcasts?operation=create&allowAllSubscribers=true", Map.of(
                "subject", "Spring", "content", "<p>Hello</p>", "send_at",
                java.sql.Timestamp.from(Instant.now().plusMillis(TimeUnit.DAYS.toMillis(1)))));

        assertThat(broadcast.sendAt()).isAfter(OffsetDateTime.now(ZoneOffset.UTC));
    }

    private static Map<String, Object> person(String email, Object since) {
        return Map.of("email_address", email, "fields", Map.of("since", since));
    }

    private static String fieldOf(String body, String name) throws Exception {
        return MAPPER.readTree(body).at("/fields/" + name).asText();
    }

    private Object row(String query) {
        return template.requestBody("direct:row", query);
    }

    private Object rows(String query) {
        return template.requestBody("direct:rows", query);
    }
}
