package gradus.engine.formula;

/// How the pieces of a formula are put on paper.
interface FormulaStyle {

    /// A node's name or a number.
    String atom(String text);

    String parentheses(String inner);

    /// An infix operation.
    ///
    /// @param symbol as [gradus.engine.graph.Notation] has it
    String infix(String symbol, String left, String right);

    String prefix(String symbol, String operand);

    String postfix(String symbol, String operand);

    String function(String name, String arguments);

    /// `∂z/∂x`.
    String partial(String of, String towards);

    /// Mathematics that came as plain text.
    String verbatim(String text);

    /// Whether quotients are fractions and exponents are raised.
    boolean isRaised();

    /// `a + b`.
    FormulaStyle PLAIN = new FormulaStyle() {
        @Override
        public String atom(String text) {
            return text;
        }

        @Override
        public String parentheses(String inner) {
            return "(" + inner + ")";
        }

        @Override
        public String infix(String symbol, String left, String right) {
            return symbol.equals("^") ? left + symbol + right : left + " " + symbol + " " + right;
        }

        @Override
        public String prefix(String symbol, String operand) {
            return symbol + operand;
        }

        @Override
        public String postfix(String symbol, String operand) {
            return operand + symbol;
        }

        @Override
        public String function(String name, String arguments) {
            return name + "(" + arguments + ")";
        }

        @Override
        public String partial(String of, String towards) {
            return "∂" + of + "/∂" + towards;
        }

        @Override
        public String verbatim(String text) {
            return text;
        }

        @Override
        public boolean isRaised() {
            return false;
        }
    };
}
