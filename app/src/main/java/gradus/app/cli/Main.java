package gradus.app.cli;

import java.io.PrintStream;
import java.util.List;

/// The start of the program.
public final class Main {
    private Main() {}

    /// Runs the command that the arguments name and ends the process with its exit code.
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    static int run(List<String> arguments, PrintStream results, PrintStream messages) {
        if (arguments.equals(List.of("--help"))) {
            results.println("Usage: gradus [FILE] | gradus COMMAND [OPTIONS]");
            return 0;
        }
        messages.println("Usage: gradus [FILE] | gradus COMMAND [OPTIONS]");
        return 2;
    }
}
