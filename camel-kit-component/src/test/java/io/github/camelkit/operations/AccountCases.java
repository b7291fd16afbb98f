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

import java.util.List;

import io.github.camelkit.model.Colors;
import io.github.camelkit.model.CreatorProfile;
import io.github.camelkit.model.CurrentAccount;
import io.github.camelkit.model.EmailStats;
import io.github.camelkit.model.GrowthStats;
import io.github.camelkit.model.SendingAddress;

import static org.assertj.core.api.Assertions.assertThat;

final class AccountCases {

    private AccountCases() {
    }

    static List<Case> all() {
        return List.of(
                Case.of("account/get").sends("/v4/account").answers(200, CurrentAccount.class)
                        .check(r -> {
                            assertThat(r.as(CurrentAccount.class).account().name()).isEqualTo("Kit Simulator");
                            assertThat(r.as(CurrentAccount.class).user().email()).isEqualTo("creator1@example.com");
                            assertThat(r.as(CurrentAccount.class).account().plan().interval()).isEqualTo("month");
                            assertThat(r.as(CurrentAccount.class).account().timezone().utcOffset()).isEqualTo("-05:00");
                            assertThat(r.as(CurrentAccount.class).account().sendingAddresses())
                                    .extracting(SendingAddress::isVerified).containsExactly(true);
                        }),
                Case.of("account/get", "with OAuth").oauth().sends("/v4/account").answers(200, CurrentAccount.class),
                Case.of("account/getCreatorProfile").sends("/v4/account/creator_profile")
                        .answers(200, CreatorProfile.class)
                        .check(r -> assertThat(r.as(CreatorProfile.class).name()).isEqualTo("Kit Simulator")),
                Case.of("account/getEmailStats").sends("/v4/account/email_stats").answers(200, EmailStats.class)
                        .check(r -> {
                            assertThat(r.as(EmailStats.class).sent()).isEqualTo(1200);
                            assertThat(r.as(EmailStats.class).bounceRate()).isZero();
                        }),
                Case.of("account/getGrowthStats").given(w -> w.subscriber("ann@example.com"))
                        .options("starting=2026-01-01&ending=2026-01-31").sends("/v4/account/growth_stats")
                        .query("starting", "2026-01-01", "ending", "2026-01-31").answers(200, GrowthStats.class)
                        .check(r -> {
                            assertThat(r.as(GrowthStats.class).subscribers()).isEqualTo(1);
                            assertThat(r.as(GrowthStats.class).starting()).hasToString("2026-01-01T00:00-05:00");
                        }),
                Case.of("account/listColors").sends("/v4/account/colors").answers(200, Colors.class)
                        .check(r -> assertThat(r.as(Colors.class).colors()).hasSize(2)),
                Case.of("account/updateColors").body(List.of("#112233", "#abc")).sends("/v4/account/colors")
                        .json("{\"colors\":[\"#112233\",\"#abc\"]}").answers(200, Colors.class)
                        .check(r -> assertThat(r.as(Colors.class).colors()).containsExactly("#112233", "#abc")),
                Case.of("account/updateColors", "an object").body(Case.fields("colors", List.of("#112233")))
                        .sends("/v4/account/colors").json("{\"colors\":[\"#112233\"]}").answers(200, Colors.class),
                Case.of("account/updateColors", "a list as JSON text").body("[\"#112233\"]")
                        .sends("/v4/account/colors").json("{\"colors\":[\"#112233\"]}").answers(200, Colors.class));
    }
}
