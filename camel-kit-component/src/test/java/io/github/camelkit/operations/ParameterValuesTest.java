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
package io.github.camelkit.operations;

import java.net.URLDecoder;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

import io.github.camelkit.KitConstants;
import io.github.camelkit.KitTestSupport;
import io.github.camelkit.exception.KitValidationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Times, days, lists, numbers and flags in all the types that a route may have them in.
 */
class ParameterValuesTest extends KitTestSupport {

    private static final String LIST = "kit:subscribers?operation=list";
    private static final Instant NOON = Instant.parse("2026-01-05T12:30:00Z");

    static Stream<Arguments> times() {
        return Stream.of(
                arguments("2026-01-05T12:30:00Z", "2026-01-05T12:30:00Z"),
                arguments(" 2026-01-05T12:30:00Z ", "2026-01-05T12:30:00Z"),
                arguments("2026-01-05T14:30:00+02:00", "2026-01-05T12:30:00Z"),
                arguments("2026-01-05T14:30:00+02:00[Europe/Helsinki]", "2026-01-05T12:30:00Z"),
                arguments("2026-01-05T12:30:00.25Z", "2026-01-05T12:30:00.250Z"),
                arguments("2026-01-05T12:30", "2026-01-05T12:30:00Z"),
                arguments("2026-01-05", "2026-01-05T00:00:00Z"),
                arguments(NOON, "2026-01-05T12:30:00Z"),
                arguments(OffsetDateTime.parse("2026-01-05T07:30:00-05:00"), "2026-01-05T12:30:00Z"),
                arguments(ZonedDateTime.parse("2026-07-05T14:30:00+02:00[Europe/Berlin]"), "2026-07-05T12:30:00Z"),
                arguments(LocalDateTime.parse("2026-01-05T12:30:00"), "2026-01-05T12:30:00Z"),
                arguments(LocalDate.parse("2026-01-05"), "2026-01-05T00:00:00Z"),
                arguments(Date.from(NOON), "2026-01-05T12:30:00Z"),
                arguments(new java.sql.Timestamp(NOON.toEpochMilli()), "2026-01-05T12:30:00Z"),
                arguments(calendar(), "2026-01-05T12:30:00Z"));
    }

    private static GregorianCalendar calendar() {
        return GregorianCalendar.from(ZonedDateTime.parse("2026-01-05T07:30:00-05:00[America/New_York]"));
    }

    @ParameterizedTest
    @MethodSource("times")
    void timesAreSentAsFullTimestampsInUtc(Object given, String sent) {
        send(LIST, null, KitConstants.CREATED_AFTER, given);

        assertThat(query()).isEqualTo("created_after=" + sent);
        assertThat(lastRequest().status()).isEqualTo(200);
    }

    @Test
    void timesAsOptions() {
        send(LIST + "&createdAfter=2026-01-05&createdBefore=RAW(2026-01-05T14:30:00+02:00)", null);

        assertThat(query()).isEqualTo("created_after=2026-01-05T00:00:00Z&created_before=2026-01-05T12:30:00Z");
    }

    static Stream<Arguments> days() {
        return Stream.of(
                arguments("2026-01-05", "2026-01-05"),
                arguments("2026-01-05T23:30:00-05:00", "2026-01-05"),
                arguments(LocalDate.parse("2026-01-05"), "2026-01-05"),
                arguments(LocalDateTime.parse("2026-01-05T23:59:59"), "2026-01-05"),
                arguments(OffsetDateTime.parse("2026-01-05T23:30:00-05:00"), "2026-01-05"),
                arguments(NOON, "2026-01-05"),
                arguments(Date.from(NOON), "2026-01-05"),
                arguments(calendar(), "2026-01-05"));
    }

    @ParameterizedTest
    @MethodSource("days")
    void growthTakesPlainDays(Object given, String sent) {
        send("kit:account?operation=getGrowthStats", null, KitConstants.STARTING, given);

        assertThat(query()).isEqualTo("starting=" + sent);
        assertThat(lastRequest().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "05/01/2026", "2026-13-01", "2026-01-05 12:30:00", "1767616200000", "12:30Z"})
    void whatIsNoTimeIsRefused(String given) {
        assertRefused(LIST, KitConstants.CREATED_AFTER, given, "header CamelKitCreatedAfter must be an ISO 8601");
        assertRefused("kit:account?operation=getGrowthStats", KitConstants.STARTING, given,
                "header CamelKitStarting must be an ISO 8601");
    }

    static Stream<Object> lists() {
        return Stream.of("tags,location", List.of("tags", "location"),
                new LinkedHashSet<>(List.of("tags", "location")), List.of(CharBuffer.wrap("tags"), "location"));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void listsAreSentWithCommas(Object given) {
        send(LIST, null, KitConstants.INCLUDE, given);
        assertThat(query()).isEqualTo("include=tags,location");
        assertThat(lastRequest().query()).isEqualTo("include=tags%2Clocation");

        send("kit:broadcasts?operation=list", null, KitConstants.EXTRA_FIELDS, given);
        assertThat(query()).isEqualTo("extra_fields=tags,location");
    }

    @Test
    void listsMayBeArrays() {
        send(LIST, null, KitConstants.INCLUDE, new String[] {"tags", "location"});

        assertThat(query()).isEqualTo("include=tags,location");
    }

    @Test
    void listsAsOptions() {
        send("kit:broadcasts?operation=list&extraFields=clicks,stats", null);

        assertThat(query()).isEqualTo("extra_fields=clicks,stats");
    }

    @ParameterizedTest
    @CsvSource({"true, true", "TRUE, true", " false, false"})
    void flagsMayBeTexts(String given, String sent) {
        send(LIST, null, KitConstants.SLIM, given);
        assertThat(query()).isEqualTo("slim=" + sent);

        send(LIST, null, KitConstants.SLIM, Boolean.valueOf(given.strip()));
        assertThat(query()).isEqualTo("slim=" + sent);
    }

    @Test
    void numbersAndFlagsThatAreNoneAreRefused() {
        assertRefused(LIST, KitConstants.SLIM, "yes", "header CamelKitSlim must be true or false");
        assertRefused(LIST, KitConstants.PER_PAGE, "ten", "header CamelKitPerPage must be a whole number");
        assertRefused(LIST, KitConstants.PER_PAGE, 1.5, "header CamelKitPerPage must be a whole number");
    }

    @Test
    void filterTakesTypesOfItsOwnInTheBody() {
        send("kit:subscribers?operation=filter", List.of(), KitConstants.PER_PAGE, "7",
                KitConstants.INCLUDE_TOTAL_COUNT, "TRUE", KitConstants.SORT_ORDER, "asc");

        assertThat(lastRequest().body())
                .contains("\"per_page\":7", "\"include_total_count\":true", "\"sort_order\":\"asc\"");
        assertThat(lastRequest().query()).isNull();
    }

    private void assertRefused(String uri, String header, Object given, String sentence) {
        assertThat(send(uri, null, header, given).getException()).isInstanceOf(KitValidationException.class)
                .hasMessageContaining(sentence).hasMessageContaining(given.toString());
        assertThat(kit.requests()).isEmpty();
    }

    private String query() {
        return URLDecoder.decode(lastRequest().query(), StandardCharsets.UTF_8);
    }
}
