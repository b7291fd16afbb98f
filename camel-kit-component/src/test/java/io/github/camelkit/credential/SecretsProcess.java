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
package io.github.camelkit.credential;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.apache.hc.core5.http.Header;

import static io.github.camelkit.credential.OAuthRig.CLIENT_SECRET;
import static io.github.camelkit.credential.OAuthRig.REFRESH_TOKEN;

/** Lets everything happen that could print a secret, and prints what there is to print. */
final class SecretsProcess {

    private SecretsProcess() {
    }

    public static void main(String[] arguments) throws Exception {
        try (OAuthRig rig = new OAuthRig()) {
            WrappedStore store = new WrappedStore(rig.memory);
            OAuthCredential credential = rig.credential(store);
            // First, while the configured refresh token is the one that is sent
            for (String body : new String[] { "{\"error\":\"" + REFRESH_TOKEN + ' ' + CLIENT_SECRET + "\"}",
                    "{\"refresh_token\":\"" + REFRESH_TOKEN + "\"}", REFRESH_TOKEN + CLIENT_SECRET }) {
                for (int status : new int[] { 200, 503, 429, 404 }) {
                    rig.kit.faults().next(5).on("POST", OAuthRig.TOKEN_PATH).status(status, body, "application/json");
                    failing(rig, credential);
                }
            }
            rig.clock.advance(Duration.ofMinutes(1));
            Header header = credential.header().get(10, TimeUnit.SECONDS);
            print(header.isSensitive(), credential, rig.settings(REFRESH_TOKEN), rig.stored(),
                    TokenKeeper.Hand.of(rig.stored()), rig.endpoint(CLIENT_SECRET), rig.memory, credential.status());
            store.writable = false;
            store.claimable = false;
            rig.clock.advance(OAuthRig.LIFE);
            print(credential.header().thenApply(h -> "refreshed").join(), credential.status());
            store.readable = false;
            rig.clock.advance(OAuthRig.LIFE);
            failing(rig, credential);
            store.readable = true;
            rig.kit.oauth().revokeAll();
            failing(rig, credential);
            rig.memory.save(OAuthSettings.storeKey("main"), rig.stored().toJson() + "garbage");
            failing(rig, rig.credential(store));
            credential.replace(rig.issue());
            print(credential.status());
            try {
                credential.remove();
            } catch (Exception e) {
                print(e);
            }
            failing(rig, credential);
        }
        System.out.println("end");
        System.exit(0);
    }

    private static void failing(OAuthRig rig, OAuthCredential credential) {
        rig.clock.advance(Duration.ofMinutes(1));
        StringWriter trace = new StringWriter();
        credential.header().handle((header, failure) -> {
            if (failure != null) {
                failure.printStackTrace(new PrintWriter(trace));
            }
            return null;
        }).join();
        print(trace, credential.status());
    }

    private static void print(Object... things) {
        for (Object thing : things) {
            System.out.println(thing);
        }
    }
}
