package gradus.engine.project;

/// A coloured frame behind some nodes, with a title.
///
/// @param tone the name of its colour in the palette; one that is not known is drawn like the first
/// @param corner the left upper corner, in pixels at 100 %
public record Frame(String title, String tone, Position corner, double width, double height) {

    /// The same frame elsewhere.
    public Frame at(Position other) {
        return new Frame(title, tone, other, width, height);
    }
}
