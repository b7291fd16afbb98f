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

import java.io.Console;
import java.io.PrintWriter;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What the commands of all examples do alike.
 */
public final class Commands {

    private static final int STOPPED = 2;

    private Commands() {
    }

    /** The command line of a command; a wrong option is told together with the help. */
    public static CommandLine commandLine(Object command) {
        return new CommandLine(command).setParameterExceptionHandler((e, args) -> {
            PrintWriter err = e.getCommandLine().getErr();
            err.println(e.getMessage());
            e.getCommandLine().usage(err);
            return CommandLine.ExitCode.USAGE;
        });
    }

    /** Runs a command and exits. */
    public static void exit(CommandLine command, String... args) {
        // Else the simulator's web server announces itself on standard error
        System.setProperty("org.jboss.logging.provider", "slf4j");
        System.exit(command.execute(args));
    }

    /** Says why a command failed; returns its exit code. */
    public static int failed(CommandSpec spec, JobException e) {
        report(spec, e);
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** Says why a job did not start, or did not get to its end; returns its exit code. */
    public static int stopped(CommandSpec spec, JobException e) {
        report(spec, e);
        return STOPPED;
    }

    private static void report(CommandSpec spec, JobException e) {
        spec.commandLine().getErr().println(printable(e.getMessage()));
        spec.commandLine().getErr().flush();
    }

    /** Text that comes from elsewhere, and shall not steer the terminal. */
    public static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    /** Whether someone reads the output as it comes. */
    @SuppressWarnings("SystemConsoleNull") // What it warns of is minded below
    public static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // Since Java 22 there is a console even if the output goes into a pipe
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
