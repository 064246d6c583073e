package gradus.app.shell;

/// One clear message at the top of the window, until it is closed or another takes its place.
///
/// @param text what happened, where, and what to do
public record Notice(Kind kind, String text) {

    /// How bad it is.
    public enum Kind {
        ERROR,
        WARNING,
        /// The program itself is at fault.
        FAULT
    }
}
