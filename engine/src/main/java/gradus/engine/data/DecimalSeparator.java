package gradus.engine.data;

/// What stands between a number's whole part and its fraction.
public enum DecimalSeparator {
    POINT('.'),
    COMMA(',');

    private final char character;

    DecimalSeparator(char character) {
        this.character = character;
    }

    /// The character itself.
    public char character() {
        return character;
    }

    DecimalSeparator other() {
        return this == POINT ? COMMA : POINT;
    }
}
