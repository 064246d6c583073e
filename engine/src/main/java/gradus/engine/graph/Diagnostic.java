package gradus.engine.graph;

import java.util.List;

/// Something a person should know or mend: what is wrong and where, with up to three remedies.
///
/// @param code names the kind of trouble for programs (`shape.mismatch`) and never changes with the language; the
///     text's key in the bundles is `problem.` and this
/// @param arguments what the text's gaps are filled with
public record Diagnostic(Severity severity, String code, Place place, List<Object> arguments, List<Fix> fixes) {

    /// How bad it is.
    public enum Severity {
        ERROR,
        WARNING
    }

    public Diagnostic {
        arguments = List.copyOf(arguments);
        fixes = List.copyOf(fixes);
    }

    /// An error without a ready remedy.
    public static Diagnostic error(String code, Place place, Object... arguments) {
        return new Diagnostic(Severity.ERROR, code, place, List.of(arguments), List.of());
    }

    /// A warning without a ready remedy.
    public static Diagnostic warning(String code, Place place, Object... arguments) {
        return new Diagnostic(Severity.WARNING, code, place, List.of(arguments), List.of());
    }

    /// Whether nothing can run before this is mended.
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /// The same at another place.
    public Diagnostic at(Place other) {
        return new Diagnostic(severity, code, other, arguments, fixes);
    }

    /// The same with other remedies.
    public Diagnostic withFixes(List<Fix> others) {
        return new Diagnostic(severity, code, place, arguments, others);
    }

    /// The text, to be put into words.
    public Message message() {
        return new Message("problem." + code, arguments);
    }
}
