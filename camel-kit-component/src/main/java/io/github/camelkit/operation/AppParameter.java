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
package io.github.camelkit.operation;

import java.util.Locale;

/**
 * The parameters of what an app does with Kit's authorization server, each with its header.
 */
public enum AppParameter {

    /** Good for one exchange. */
    CODE,
    CODE_VERIFIER,
    REDIRECT_URI("redirectUri"),
    /** Good for one refresh. */
    REFRESH_TOKEN,
    SCOPE("scope"),
    STATE,
    TENANT_NAME("tenantName"),
    /** Either one of a pair. */
    TOKEN;

    private final String option;
    private final String kitName;
    private final String header;

    /** One that an endpoint cannot have, for it is another one each time. */
    AppParameter() {
        this(null);
    }

    AppParameter(String option) {
        this.option = option;
        this.kitName = name().toLowerCase(Locale.ROOT);
        StringBuilder camel = new StringBuilder("CamelKit");
        for (String word : kitName.split("_")) {
            camel.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
        }
        this.header = camel.toString();
    }

    /** Its name in Kit's reference, such as {@code tenant_name}. */
    public String kitName() {
        return kitName;
    }

    /** The endpoint option; null where there is none. */
    public String option() {
        return option;
    }

    /** The message header, such as {@code CamelKitTenantName}. */
    public String header() {
        return header;
    }
}
