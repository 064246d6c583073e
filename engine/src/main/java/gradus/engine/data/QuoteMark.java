package gradus.engine.data;

/// What encloses a field that contains delimiters or line ends.
public enum QuoteMark {
    DOUBLE('"'),
    SINGLE('\'');

    private final char character;

    QuoteMark(char character) {
        this.character = character;
    }

    /// The character itself.
    public char character() {
        return character;
    }
}
