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

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;

import io.github.camelkit.simulator.KitSimulator;

/**
 * A Java process with the simulator, which answers what it has counted.
 */
final class SimulatorProcess {

    static final String API_KEY = "key_of_the_benchmarks";
    static final String ACCESS_TOKEN = "token_of_the_benchmarks";
    /** Answers take up to so many ms, at random; what was counted so far is forgotten. */
    static final String DELAY = "delay ";
    static final String REFUSED = "refused";
    static final String SUBSCRIBERS = "subscribers";
    static final String TIMES = "times";
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int DELAYS = 5_000;

    private SimulatorProcess() {
    }

    /** With the limits of the API key and the access token, and the window in ms. */
    public static void main(String[] arguments) throws IOException {
        KitSimulator kit = KitSimulator.builder().apiKey(API_KEY).accessToken(ACCESS_TOKEN).subscribers(1)
                .rateLimit(Integer.parseInt(arguments[0])).oauthRateLimit(Integer.parseInt(arguments[1]))
                .window(Duration.ofMillis(Long.parseLong(arguments[2]))).start();
        Jvm.serve(kit.baseUri(), question -> answer(kit, question));
    }

    private static String delay(KitSimulator kit, int maxMillis) {
        Random random = new Random(maxMillis);
        for (int i = 0; i < DELAYS && maxMillis > 0; i++) {
            kit.faults().next(1).delay(Duration.ofMillis(random.nextInt(maxMillis + 1)));
        }
        kit.clearRequests();
        return "done";
    }

    private static String answer(KitSimulator kit, String question) {
        if (question.startsWith(DELAY)) {
            return delay(kit, Integer.parseInt(question.substring(DELAY.length())));
        }
        return switch (question) {
            case REFUSED -> String.valueOf(kit.countStatus(TOO_MANY_REQUESTS));
            case SUBSCRIBERS -> String.valueOf(kit.state().subscriberCount());
            // When each request came, in microseconds
            case TIMES -> kit.requests().stream().map(request -> request.at())
                    .map(at -> String.valueOf(at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000))
                    .collect(Collectors.joining(" "));
            default -> throw new IllegalArgumentException(question);
        };
    }
}
