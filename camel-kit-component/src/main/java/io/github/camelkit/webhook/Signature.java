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
package io.github.camelkit.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

import io.github.camelkit.http.Hashes;

/**
 * The header that a delivery is signed with, such as {@code t=1700000000,v1=ab12,v1=cd34}.
 */
final class Signature {

    static final String HEADER = "X-Kit-Signature";
    // Kit sends no more than two
    private static final int MAX_SIGNATURES = 10;
    private static final int MAX_LENGTH = 2_000;

    private static final Pattern PART = Pattern.compile("v1=[0-9a-fA-F]{64}");
    private static final Pattern TIME = Pattern.compile("\\d{1,15}");

    private final String time;
    private final List<byte[]> signatures;

    private Signature(String time, List<byte[]> signatures) {
        this.time = time;
        this.signatures = signatures;
    }

    /** Null if it is not a signature. */
    static Signature parse(String header) {
        if (header == null || header.length() > MAX_LENGTH) {
            return null;
        }
        String time = null;
        List<byte[]> signatures = new ArrayList<>();
        for (String part : header.split(",")) {
            String pair = part.trim();
            if (pair.startsWith("t=") && time == null) {
                time = pair.substring(2);
            } else if (PART.matcher(pair).matches() && signatures.size() < MAX_SIGNATURES) {
                signatures.add(HexFormat.of().parseHex(pair, 3, pair.length()));
            }
        }
        return time == null || !TIME.matcher(time).matches() || signatures.isEmpty()
                ? null : new Signature(time, signatures);
    }

    /** Whether it was made within so many milliseconds from now, before or after; Kit sends seconds. */
    boolean isTimely(Clock clock, long tolerance) {
        return Math.abs(clock.millis() / 1000 - Long.parseLong(time)) * 1000 <= tolerance;
    }

    /** Whether any of the secrets made any of the signatures; all are tried, however many match. */
    boolean isBy(List<String> secrets, byte[] body) {
        byte[] signed = (time + '.').getBytes(StandardCharsets.US_ASCII);
        boolean matches = false;
        for (String secret : secrets) {
            byte[] expected = Hashes.hmac(secret, signed, body);
            for (byte[] signature : signatures) {
                matches |= MessageDigest.isEqual(expected, signature);
            }
        }
        return matches;
    }
}
