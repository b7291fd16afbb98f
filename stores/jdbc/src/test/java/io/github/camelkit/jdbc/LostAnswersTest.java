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
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import javax.sql.DataSource;

import io.github.camelkit.store.CallbackStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/** Callbacks whose statements are done, although nobody says so. */
class LostAnswersTest {

    private static final String NAME = "a";

    private final DataSource real = Databases.dataSource(Databases.h2());
    private final byte[] body = new byte[3 << 20];
    private CallbackStore callbacks;
    private String lost = "none";

    @BeforeEach
    void open() throws IOException {
        new Random(1).nextBytes(body);
        DataSource losing = proxy(DataSource.class, (method, arguments) -> {
            Object answer = invoke(real, method, arguments);
            return answer instanceof Connection connection ? losing(connection) : answer;
        });
        callbacks = new JdbcKitStore(losing).callbacks();
        callbacks.expect(NAME, "me", Duration.ofMinutes(1));
    }

    private Connection losing(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> {
            Object answer = invoke(connection, method, arguments);
            return answer instanceof PreparedStatement statement && arguments[0].toString().startsWith(lost)
                    ? losing(statement) : answer;
        });
    }

    private static PreparedStatement losing(PreparedStatement statement) {
        return proxy(PreparedStatement.class, (method, arguments) -> {
            Object answer = invoke(statement, method, arguments);
            if (method.getName().equals("executeUpdate")) {
                throw new SQLException("the connection ended before the answer", "08006");
            }
            return answer;
        });
    }

    private interface Doing {
        Object call(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Doing doing) {
        return type.cast(Proxy.newProxyInstance(LostAnswersTest.class.getClassLoader(), new Class<?>[] { type },
                (proxy, method, arguments) -> doing.call(method, arguments)));
    }

    private static Object invoke(Object on, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Test
    void aCallbackThatCameIsWhole() throws IOException {
        lost = "update";
        assertThatIOException().isThrownBy(() -> callbacks.deliver(NAME, body));

        assertThat(callbacks.delivered("me")).containsExactly(NAME);
        assertThat(callbacks.body(NAME)).isEqualTo(body);
    }

    @Test
    void oneThatDidNotComeCanComeAgain() throws IOException {
        lost = "insert";
        assertThatIOException().isThrownBy(() -> callbacks.deliver(NAME, body));
        lost = "none";

        assertThat(callbacks.isExpected(NAME)).isTrue();
        assertThat(callbacks.deliver(NAME, body)).isTrue();
        assertThat(callbacks.body(NAME)).isEqualTo(body);
    }
}
