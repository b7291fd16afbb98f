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

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DatabaseTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "No suitable driver for jdbc:postgresql://db/kit?user=kit&password=hush,hush",
        "URL jdbc:h2:tcp://db/kit;USER=kit;PASSWORD=hush;hush failed",
        "Cannot reach {user=kit, password=hush hush}",
        "Cannot reach address=(host=db)(user=kit)(password=hush,hush)",
        "Cannot reach jdbc:mysql://kit:hush@db:3306/kit",
        "Cannot reach jdbc:mysql://kit:a/hush,@hush@db,kit:hush@other/kit"})
    void tellsNoPassword(String message) {
        assertThat(Database.describe(new SQLNonTransientConnectionException(message, "08001")))
                .contains("08001", "***").doesNotContain("hush");
    }

    @Test
    void tellsWhyThereIsNoConnection() {
        assertThat(Database.describe(new SQLNonTransientConnectionException(
                "Connection to jdbc:postgresql://db:5432/kit refused", "08001")))
                .endsWith(": Connection to jdbc:postgresql://db:5432/kit refused");
        assertThat(Database.describe(new SQLException("duplicate value 'mine'", "23505"))).doesNotContain("mine");
    }
}
