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
package io.github.camelkit.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The same figure of several rounds: its median, and how far the rounds are apart.
 */
record Figures(List<Double> values) {

    static Figures of(List<Double> values) {
        return new Figures(values.stream().sorted().toList());
    }

    /** Round by round, for the rounds of the two were taken side by side. */
    static Figures ratios(List<Double> values, List<Double> others) {
        return of(IntStream.range(0, values.size()).mapToObj(i -> values.get(i) / others.get(i)).toList());
    }

    double median() {
        int middle = values.size() / 2;
        return values.size() % 2 == 1 ? values.get(middle) : (values.get(middle - 1) + values.get(middle)) / 2;
    }

    /** The median and, in brackets, the lowest and the highest. */
    String withSpread() {
        return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", median(), values.get(0),
                values.get(values.size() - 1));
    }

    /** The median. */
    String text(int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", median());
    }
}
