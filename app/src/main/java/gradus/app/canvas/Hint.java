package gradus.app.canvas;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// A few words beside a spot of the view, always whole in view.
final class Hint extends Label {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final double ASIDE = 16;
    private static final double WIDEST = 320;

    Hint() {
        getStyleClass().add("hint");
        setAlignment(Pos.CENTER_LEFT);
        setWrapText(true);
        setManaged(false);
        setMouseTransparent(true);
        setId("hint");
        setVisible(false);
    }

    /// Tells something at a spot of the view.
    void show(String text, Point at, boolean isWrong, Region view) {
        setText(text);
        pseudoClassStateChanged(WRONG, isWrong);
        setVisible(true);
        applyCss();
        double width = Math.min(WIDEST, prefWidth(-1));
        double height = prefHeight(width);
        resizeRelocate(
                Math.clamp(at.x() + ASIDE, 0, Math.max(0, view.getWidth() - width)),
                Math.clamp(at.y() + ASIDE, 0, Math.max(0, view.getHeight() - height)),
                width,
                height);
    }
}
