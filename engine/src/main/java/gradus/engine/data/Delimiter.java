package gradus.engine.data;

/// What stands between two fields of a line.
public enum Delimiter {
    COMMA(','),
    SEMICOLON(';'),
    TAB('\t'),
    PIPE('|');

    private final char character;

    Delimiter(char character) {
        this.character = character;
    }

    /// The character itself.
    public char character() {
        return character;
    }
}
