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
package io.github.camelkit.jdbc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;

import io.github.camelkit.store.CallbackStore;
import io.github.camelkit.store.SharedStore.Space;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/** What a store must do that several nodes share, in a real database. */
abstract class SharedStoreContract {

    static final Duration LEASE = Duration.ofMinutes(1);
    private static final String KEY = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU=";

    String url;
    JdbcKitStore store;

    abstract String newDatabase();

    @BeforeEach
    void open() {
        url = newDatabase();
        store = newStore();
    }

    JdbcKitStore newStore() {
        return new JdbcKitStore(Databases.dataSource(url));
    }

    String cell(String sql) {
        try (Connection connection = DriverManager.getConnection(url); Statement statement = connection
                .createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void keepsValuesOfAnyKey() throws IOException {
        List<String> keys = List.of("Main", "main", "..", "a/b", "a_b", "a%b", "%00", "ä", "\uD83D\uDE00", "a ", "a", "\0",
                "!x", "x'; drop table CAMEL_KIT_VALUE; --");
        for (String key : keys) {
            store.save(key, "{\"n\":\"" + keys.indexOf(key) + " ä€\uD83D\uDE00\\n\"}");
            assertThat(store.claim(key, "me", LEASE)).isTrue();
        }
        for (String key : keys) {
            assertThat(newStore().load(key)).isEqualTo("{\"n\":\"" + keys.indexOf(key) + " ä€\uD83D\uDE00\\n\"}");
        }
        assertThat(store.keys()).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(store.keys("a")).containsExactlyInAnyOrder("a/b", "a_b", "a%b", "a ", "a");
        assertThat(store.keys("a_")).containsExactly("a_b");
        assertThat(store.keys("a%")).containsExactly("a%b");
        store.remove("Main");
        store.remove("never there");
        assertThat(store.load("Main")).isNull();
        assertThat(store.load("main")).isNotNull();
        assertThatIllegalArgumentException().isThrownBy(() -> store.save("x".repeat(256), "{}"));
    }

    @Test
    void keepsAMegabyte() throws IOException {
        String text = "{\"text\":\"" + "ä".repeat(1 << 20) + "\"}";
        store.save("long", "{}");
        store.save("long", text);
        assertThat(newStore().load("long")).isEqualTo(text);
    }

    @Test
    void replacesOnlyWhatItHasSeen() throws IOException {
        for (Space space : Space.values()) {
            assertThat(store.read(space, "k").version()).isZero();
            assertThat(store.replace(space, "k", 7, "{\"x\":1}", LEASE)).isZero();
            long first = store.replace(space, "k", 0, "{\"a\":1}", LEASE);
            assertThat(first).isEqualTo(store.read(space, "k").version()).isNotZero();
            assertThat(store.replace(space, "k", 0, "{\"b\":1}", null)).isZero();
            assertThat(store.read(space, "k").value()).isEqualTo("{\"a\":1}");
            long second = store.replace(space, "k", first, "{\"c\":1}", null);
            assertThat(second).isEqualTo(store.read(space, "k").version()).isNotIn(0L, first);
            assertThat(store.replace(space, "k", first, "{\"d\":1}", null)).isZero();
            assertThat(store.remove(space, "k", first)).isFalse();
            assertThat(store.read(space, "k").value()).isEqualTo("{\"c\":1}");
            assertThat(store.remove(space, "k", second)).isTrue();
            assertThat(store.read(space, "k").value()).isNull();
        }
    }

    @Test
    void aVersionNeverComesBack() throws IOException {
        long before = store.replace(Space.STATE, "k", 0, "a", LEASE);
        store.remove(Space.STATE, "k", before);
        store.replace(Space.STATE, "k", 0, "b", LEASE);
        assertThat(store.replace(Space.STATE, "k", before, "c", LEASE)).isZero();
    }

    @Test
    void saysTheTimeWhateverTheZones() throws IOException {
        TimeZone zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertThat(newStore().read(Space.STATE, "k").millis())
                    .isCloseTo(System.currentTimeMillis(), within(60_000L));
        } finally {
            TimeZone.setDefault(zone);
        }
        long first = store.read(Space.STATE, "k").millis();
        assertThat(first).isCloseTo(System.currentTimeMillis(), within(60_000L));
        Awaitility.await().until(() -> store.read(Space.STATE, "k").millis() > first);
    }

    @Test
    void oneOwnerHasAClaimUntilItsLeaseEnds() throws IOException {
        assertThat(store.claim("a", "me", LEASE)).isTrue();
        assertThat(store.claim("a", "me", LEASE)).isTrue();
        assertThat(newStore().claim("a", "you", LEASE)).isFalse();
        store.release("a", "you");
        assertThat(store.claim("a", "you", LEASE)).isFalse();
        store.release("a", "me");
        assertThat(store.claim("a", "you", Duration.ofMillis(200))).isTrue();
        Awaitility.await().until(() -> store.claim("a", "me", LEASE));
        assertThat(store.claim("a", "you", LEASE)).isFalse();
        assertThat(store.keys()).isEmpty();
    }

    @Test
    void twoProcessesLoseNoUpdateAndNeverBothHaveAClaim() {
        int times = 25;
        try (Child one = new Child(StoreProcess.class, url, Integer.toString(times), "a");
                Child two = new Child(StoreProcess.class, url, Integer.toString(times), "b")) {
            for (Child child : List.of(one, two)) {
                assertThat(child.await("ended")).as("%s", child.lines()).isEqualTo("true");
                assertThat(child.await("doubles")).as("%s", child.lines()).isEqualTo("0");
                assertThat(Integer.parseInt(child.await("claimed"))).isPositive();
                assertThat(child.lines()).noneMatch(line -> line.startsWith("failed"));
            }
        }
        assertThat(cell("select VAL from CAMEL_KIT_STATE where NAME = 'count'"))
                .isEqualTo(Integer.toString(2 * StoreProcess.THREADS * times));
    }

    @Test
    void encryptsWhatIsSecret() throws IOException {
        store.save("before", "{\"token\":\"plain-secret\"}");
        JdbcKitStore encrypted = newStore();
        encrypted.setEncryptionKey(KEY);
        encrypted.save("tokens", "{\"token\":\"very-secret\"}");
        encrypted.callbacks().expect("c", "me", LEASE);
        encrypted.callbacks().deliver("c", "very-secret".getBytes(StandardCharsets.UTF_8));

        assertThat(encrypted.load("tokens")).contains("very-secret");
        assertThat(encrypted.callbacks().body("c")).asString(StandardCharsets.UTF_8).isEqualTo("very-secret");
        assertThat(cell("select VAL from CAMEL_KIT_VALUE where NAME = 'tokens'")).doesNotContain("secret");
        assertThat(new String(store.callbacks().body("c"), StandardCharsets.ISO_8859_1)).doesNotContain("secret");
        assertThat(encrypted.load("before")).contains("plain-secret");
        encrypted.save("before", encrypted.load("before"));
        assertThat(cell("select VAL from CAMEL_KIT_VALUE where NAME = 'before'")).doesNotContain("secret");

        assertThatIOException().isThrownBy(() -> store.load("tokens")).withMessageContaining("encryptionKey");
        JdbcKitStore other = newStore();
        other.setEncryptionKey("MDEyMzQ1Njc4OUFCQ0RFRjAxMjM0NTY3ODlBQkNERUY=");
        assertThatIOException().isThrownBy(() -> other.load("tokens")).withMessageContaining("another encryptionKey");
        // What is encrypted for one key is of no use under another
        Databases.run(url, "update CAMEL_KIT_VALUE set VAL = (select VAL from CAMEL_KIT_VALUE where NAME = 'tokens')"
                + " where NAME = 'before'");
        assertThatIOException().isThrownBy(() -> encrypted.load("before")).withMessageNotContaining("secret");
        assertThatIllegalArgumentException().isThrownBy(() -> encrypted.setEncryptionKey("short"))
                .withMessageNotContaining("short");
    }

    @Test
    void aCallbackIsDeliveredOnce() throws IOException {
        CallbackStore callbacks = store.callbacks();
        byte[] body = new byte[3_500_000];
        new Random(1).nextBytes(body);
        callbacks.expect("c1", "me", LEASE);
        callbacks.expect("c2", "me", LEASE);
        callbacks.expect("c3", "you", LEASE);

        CallbackStore elsewhere = newStore().callbacks();
        assertThat(elsewhere.isExpected("c1")).isTrue();
        assertThat(elsewhere.isExpected("forged")).isFalse();
        assertThat(elsewhere.deliver("forged", body)).isFalse();
        assertThat(callbacks.delivered("me")).isEmpty();
        assertThat(elsewhere.deliver("c1", body)).isTrue();
        assertThat(elsewhere.deliver("c1", new byte[] { 1 })).isFalse();
        assertThat(elsewhere.isExpected("c1")).isFalse();
        assertThat(callbacks.delivered("me")).containsExactly("c1");
        assertThat(callbacks.body("c1")).isEqualTo(body);
        assertThat(callbacks.body("c2")).isNull();
        callbacks.forget("c1");
        callbacks.forget("c2");
        callbacks.forget("c3");
        assertThat(callbacks.delivered("me")).isEmpty();
        assertThat(cell("select count(*) from CAMEL_KIT_CALLBACK")).isEqualTo("0");
    }

    @Test
    void removesWhatHasExpired() throws IOException, InterruptedException {
        store.read(Space.STATE, "k");
        Databases.run(url, "insert into CAMEL_KIT_EVENT (NAME, VERSION, EXPIRES, VAL) values ('old', 1, 1, 'done')");
        Databases.run(url, "insert into CAMEL_KIT_CALLBACK (NAME, PART, OWNER, EXPIRES) values ('old', 0, 'me', 1)");
        Databases.run(url, "insert into CAMEL_KIT_VALUE (NAME, VERSION, EXPIRES, VAL) values ('kept', 1, null, '{}')");
        assertThat(store.replace(Space.EVENT, "new", 0, "done", LEASE)).isNotZero();
        assertThat(cell("select count(*) from CAMEL_KIT_EVENT")).isEqualTo("1");
        assertThat(cell("select count(*) from CAMEL_KIT_CALLBACK")).isEqualTo("0");
        assertThat(store.keys()).containsExactly("kept");
    }

    @Test
    void makesNothingBeforeItIsUsedAndNothingIfToldNotTo() throws IOException {
        JdbcKitStore unused = newStore();
        unused.callbacks();
        assertThat(tables()).isZero();
        JdbcKitStore told = newStore();
        told.setCreateTables(false);
        assertThatIOException().isThrownBy(() -> told.load("k")).withMessageContaining("JdbcKitStore(CAMEL_KIT_*)");
        assertThat(tables()).isZero();

        JdbcKitStore prefixed = newStore();
        prefixed.setTablePrefix("SHOP_");
        prefixed.save("k", "{}");
        assertThat(cell("select count(*) from SHOP_VALUE")).isEqualTo("1");
        assertThat(tables()).isEqualTo(4);
        assertThatIllegalArgumentException().isThrownBy(() -> prefixed.setTablePrefix("x; drop table y"));
        prefixed.setCreateTables(false);
        assertThat(prefixed.load("k")).isEqualTo("{}");
    }

    private int tables() {
        return Integer.parseInt(cell("select count(*) from information_schema.tables where upper(table_name) like"
                + " 'CAMEL!_KIT!_%' escape '!' or upper(table_name) like 'SHOP!_%' escape '!'"));
    }

    @Test
    void manyThatStartAtOnceMakeTheTables() throws Exception {
        var pool = java.util.concurrent.Executors.newFixedThreadPool(8);
        try {
            List<java.util.concurrent.Callable<String>> starts = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                starts.add(() -> newStore().load("k"));
            }
            for (var start : pool.invokeAll(starts, 1, TimeUnit.MINUTES)) {
                assertThat(start.get()).isNull();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void worksWithAPoolThatLeavesTransactionsOpen() throws IOException {
        JdbcKitStore pooled = new JdbcKitStore(new OneConnection(Databases.dataSource(url)));
        pooled.save("k", "{}");
        assertThat(store.load("k")).isEqualTo("{}");
        assertThat(pooled.replace(Space.VALUE, "k", 0, "[]", null)).isZero();
        assertThat(pooled.load("k")).isEqualTo("{}");
    }
}
