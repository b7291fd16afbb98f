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

import java.math.BigDecimal;
import java.util.Map;

/**
 * Where a subscriber lives.
 * <p>
 * Kit's operations on subscribers, newer than its reference.
 *
 * @param stateProvince what a pinned location has in place of {@code state}
 * @param state         what filtered subscribers have in place of {@code stateProvince}
 * @param countryCode   what a pinned location has in place of {@code country}
 * @param country       what filtered subscribers have in place of {@code countryCode}
 * @param latitude      in degrees, north is positive
 * @param longitude     in degrees, east is positive
 * @param timezone      a name such as {@code Europe/Lisbon}
 */
public record Location(
        String city,
        String stateProvince,
        String state,
        String countryCode,
        String country,
        BigDecimal latitude,
        BigDecimal longitude,
        String timezone,
        Map<String, Object> additional) implements KitModel {

    public Location {
        additional = Copies.additional(additional);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts with all that this one has. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Builds a {@link Location}; only what is set is sent to Kit. */
    public static final class Builder extends ModelBuilder<Builder, Location> {

        private Builder() {
            super(Location.class);
        }

        private Builder(Location start) {
            super(Location.class, start);
        }

        public Builder city(String city) {
            return set("city", city);
        }

        public Builder stateProvince(String stateProvince) {
            return set("state_province", stateProvince);
        }

        public Builder state(String state) {
            return set("state", state);
        }

        public Builder countryCode(String countryCode) {
            return set("country_code", countryCode);
        }

        public Builder country(String country) {
            return set("country", country);
        }

        public Builder latitude(BigDecimal latitude) {
            return set("latitude", latitude);
        }

        public Builder longitude(BigDecimal longitude) {
            return set("longitude", longitude);
        }

        public Builder timezone(String timezone) {
            return set("timezone", timezone);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
