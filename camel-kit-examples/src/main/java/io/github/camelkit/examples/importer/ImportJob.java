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
package io.github.camelkit.examples.importer;

import io.github.camelkit.KitComponent;
import io.github.camelkit.examples.support.JobException;
import io.github.camelkit.examples.support.KitAccess;
import org.apache.camel.Exchange;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;

/**
 * Runs the routes once, in a Camel of their own.
 */
final class ImportJob {

    // Lines under way are finished, which may take a whole window of the quota
    private static final int SHUTDOWN_SECONDS = 90;

    private final KitAccess kit;
    private final SubscriberFile file;
    private final ImportReport report;

    ImportJob(KitAccess kit, SubscriberFile file, ImportReport report) {
        this.kit = kit;
        this.file = file;
        this.report = report;
    }

    /**
     * @throws JobException if the job could not be done to its end
     */
    void run() {
        Main main = new Main();
        // Who interrupts the job wants it to end now, and can run it again
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        try (SubscriberLines lines = file.open()) {
            kit.options().forEach((option, value) -> main.addInitialProperty("camel.component.kit." + option, value));
            main.configure().withShutdownTimeout(SHUTDOWN_SECONDS)
                    .addRoutesBuilder(kit.isToken() ? new BulkRoutes(file, lines, report)
                            : new ImportRoutes(file, lines, report));
            main.start();
            Exchange done = main.getCamelTemplate().request(ImportRoutes.IMPORT, exchange -> { });
            report.calls(main.getCamelContext().getComponent("kit", KitComponent.class).getSent());
            if (done.getException() != null) {
                throw done.getException();
            }
            if (report.done() < file.lines()) {
                throw new JobException("the other lines were not reached");
            }
        } catch (Exception e) {
            throw JobException.of(e);
        } finally {
            main.stop();
        }
    }
}
