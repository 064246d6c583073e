package gradus.engine.project;

/// A text on the canvas.
///
/// @param text in Markdown; it is only shown
/// @param corner the left upper corner, in pixels at 100 %
public record Note(String text, Position corner, double width, double height) {

    /// The same note elsewhere.
    public Note at(Position other) {
        return new Note(text, other, width, height);
    }
}
