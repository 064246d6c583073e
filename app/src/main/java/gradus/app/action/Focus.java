package gradus.app.action;

import javafx.scene.Node;

/// Gives the keyboard to what has just appeared.
public final class Focus {
    private Focus() {}

    /// Gives the keyboard to a part. What takes keys in a control comes with its look, which it would get only when it
    /// is drawn: until then all that is typed would be lost.
    public static void on(Node part) {
        part.applyCss();
        part.requestFocus();
    }
}
