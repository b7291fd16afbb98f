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

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.github.camelkit.http.HttpTransport;
import io.github.camelkit.http.KitRequest;
import io.github.camelkit.http.KitResponse;
import io.github.camelkit.store.FileKitStore;
import io.github.camelkit.store.Jvm;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.Header;

/** A process of its own that makes calls, with tokens that it shares with others through a directory. */
final class OAuthProcess {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final KitRequest CALL = new KitRequest("account/get", "GET", "/v4/account", null, false, true);

    private final HttpTransport transport;
    private final OAuthCredential credential;
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();

    private OAuthProcess(HttpTransport transport, OAuthCredential credential) {
        this.transport = transport;
        this.credential = credential;
    }

    /** Calls for some milliseconds, or until it is killed, and tells how many calls failed. */
    public static void main(String[] arguments) throws Exception {
        ExecutorService pool = Executors.newCachedThreadPool();
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
        try (CloseableHttpClient client = OAuthRig.client(TIMEOUT)) {
            HttpTransport transport = OAuthRig.transport(client, arguments[1], TIMEOUT);
            OAuthCredential credential = credential(Path.of(arguments[0]), transport, pool, timer);
            OAuthProcess process = new OAuthProcess(transport, credential);
            for (int i = 0; i < 4; i++) {
                timer.scheduleWithFixedDelay(() -> pool.execute(process::call), 0, 20, TimeUnit.MILLISECONDS);
            }
            Jvm.sayReady();
            Thread.currentThread().join(Long.parseLong(arguments[2]));
            timer.shutdownNow();
            credential.close();
            pool.shutdown();
            pool.awaitTermination(10, TimeUnit.SECONDS);
            OAuthStatus status = credential.status();
            System.out.println("refreshes " + status.refreshes() + " adopted " + status.adopted());
            System.out.println("calls " + process.calls + " failed " + process.failed);
        }
        System.exit(0);
    }

    static OAuthCredential credential(Path directory, HttpTransport transport, ExecutorService pool,
            ScheduledExecutorService timer) {
        OAuthSettings settings = new OAuthSettings("main", OAuthRig.CLIENT_ID, OAuthRig.CLIENT_SECRET,
                OAuthRig.REFRESH_TOKEN, null);
        TokenEndpoint endpoint = new TokenEndpoint(transport, OAuthRig.TOKEN_PATH, OAuthRig.CLIENT_ID,
                OAuthRig.CLIENT_SECRET, Clock.systemUTC());
        return new OAuthCredential(settings, RefreshPolicy.defaults().withLease(Duration.ofSeconds(2)), endpoint,
                new FileKitStore(directory), pool, timer, Clock.systemUTC());
    }

    /** As the client does: a call whose token expired on its way is made once more. */
    private void call() {
        try {
            Header header = credential.header().join();
            KitResponse response = transport.send(CALL, header, null);
            for (int i = 0; i < 3 && response.status() == 401 && credential.expired(header); i++) {
                header = credential.header().join();
                response = transport.send(CALL, header, null);
            }
            count(response.status() == 200, "status " + response.status() + ' ' + response.errors());
        } catch (CompletionException e) {
            boolean stopping = String.valueOf(e.getCause().getMessage()).contains("the component stops");
            count(stopping, e.getCause().toString());
        } catch (Exception e) {
            count(false, e.toString());
        }
    }

    private void count(boolean good, String why) {
        calls.incrementAndGet();
        if (!good) {
            failed.incrementAndGet();
            System.out.println("FAILED " + why);
        }
    }
}
