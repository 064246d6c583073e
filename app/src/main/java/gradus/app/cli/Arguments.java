package gradus.app.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// What stands on the command line of one command.
record Arguments(ParseResult parsed) {

    /// The word at a place of those that are no options.
    Optional<String> word(int index) {
        return Optional.ofNullable(parsed.matchedPositionalValue(index, (String) null));
    }

    /// All words that are no options.
    List<String> words() {
        return parsed.matchedPositionals().stream()
                .flatMap(word -> word.stringValues().stream())
                .toList();
    }

    /// A word that must be there.
    String requiredWord(int index) {
        return word(index).orElseThrow(() -> new IllegalStateException("The parser let a missing word pass"));
    }

    boolean has(String option) {
        return parsed.hasMatchedOption(option);
    }

    Optional<String> text(String option) {
        return Optional.ofNullable(parsed.matchedOptionValue(option, (String) null));
    }

    /// All values of an option that may stand there several times.
    List<String> texts(String option) {
        OptionSpec found = parsed.matchedOption(option);
        return found == null ? List.of() : found.stringValues();
    }

    /// An option that names a file or folder.
    Optional<Path> path(String option) {
        return text(option).map(Arguments::toPath);
    }

    /// An option that must be there and names a file or folder.
    Path requiredPath(String option) {
        return path(option).orElseThrow(() -> new IllegalStateException("The parser let " + option + " be left out"));
    }

    /// A word that must be there and names a file or folder.
    Path requiredPath(int index) {
        return toPath(requiredWord(index));
    }

    static Path toPath(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException wrong) {
            throw UsageException.of("cli.bad-path", text);
        }
    }
}
