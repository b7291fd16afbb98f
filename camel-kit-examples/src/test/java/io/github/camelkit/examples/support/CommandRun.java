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
package io.github.camelkit.examples.support;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

import io.github.camelkit.simulator.KitSimulator;
import picocli.CommandLine;

/**
 * Runs a command in this process, and keeps what it said.
 */
public record CommandRun(int exitCode, String out, String err) {

    public static CommandRun of(CommandLine command, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new CommandRun(exitCode, out.toString(), err.toString());
    }

    /** The environment in which a command talks to a simulator of the test. */
    public static Map<String, String> environment(KitSimulator kit) {
        return Map.of("KIT_API_KEY", kit.apiKey(), "KIT_BASE_URI", kit.baseUri());
    }

    public List<String> lines() {
        return out.lines().toList();
    }
}
