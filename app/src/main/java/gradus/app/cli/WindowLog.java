package gradus.app.cli;

import java.util.logging.Level;
import java.util.logging.Logger;

/// Keeps what JavaFX logs about itself away from the messages of the program.
final class WindowLog {

    /// Held here, since a logger that nobody holds forgets its level.
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private WindowLog() {}

    static void quieten() {
        JAVAFX.setLevel(Level.SEVERE);
    }
}
