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
package io.github.camelkit.simulator.api;

import java.math.BigDecimal;

import io.github.camelkit.simulator.error.ApiException;
import io.github.camelkit.simulator.http.Body;
import io.github.camelkit.simulator.state.Subscriber;

/** An area around a place, as a box: so many miles to the north, south, east and west. */
record SubscriberArea(double latitude, double longitude, double radius) {

    private static final double MILES_PER_DEGREE = 69.09;

    static SubscriberArea of(Body filter) {
        BigDecimal latitude = filter.number("latitude");
        BigDecimal longitude = filter.number("longitude");
        BigDecimal radius = filter.number("radius");
        if (latitude == null || longitude == null || radius == null) {
            throw ApiException.invalid("location needs latitude, longitude and radius");
        }
        return new SubscriberArea(latitude.doubleValue(), longitude.doubleValue(), radius.doubleValue());
    }

    private static boolean hasPlace(Subscriber one) {
        return one.location() != null && one.location().get("latitude").isNumber()
                && one.location().get("longitude").isNumber();
    }

    boolean contains(Subscriber one) {
        return hasPlace(one) && north(one) <= radius && east(one) <= radius;
    }

    /** The distance in miles of a subscriber who is in the area. */
    double distance(Subscriber one) {
        return Math.hypot(north(one), east(one));
    }

    private double north(Subscriber one) {
        return Math.abs(one.location().get("latitude").doubleValue() - latitude) * MILES_PER_DEGREE;
    }

    private double east(Subscriber one) {
        double degrees = Math.abs(one.location().get("longitude").doubleValue() - longitude) % 360;
        return Math.min(degrees, 360 - degrees) * MILES_PER_DEGREE * Math.cos(Math.toRadians(latitude));
    }
}
