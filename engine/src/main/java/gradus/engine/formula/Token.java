package gradus.engine.formula;

/// A word of a formula.
///
/// @param kind what sort of word it is
/// @param text as it was typed
/// @param symbol a sign in the one form the parser knows: `*` for `×`; for the rest the text
/// @param column where it begins, from 1
record Token(Kind kind, String text, String symbol, int column) {

    enum Kind {
        NAME,
        NUMBER,
        /// A whole list in brackets.
        LIST,
        SIGN,
        /// The end of a statement.
        BREAK,
        END
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && symbol.equals(sign);
    }

    boolean is(Kind other) {
        return kind == other;
    }
}
