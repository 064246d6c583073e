package gradus.app.document;

import gradus.engine.block.Expression;
import gradus.engine.graph.Notation;
import gradus.engine.graph.Operation;

/// The shapes that nodes are drawn in, as in a textbook.
public enum Form {
    /// A circle with a name: variables, constants, inputs.
    VARIABLE,
    /// A circle with a symbol.
    OPERATION,
    /// A pill with a name and a curve.
    FUNCTION,
    /// A card with a header: layers and blocks.
    CARD,
    /// A card with a folded corner.
    DATA,
    /// A hexagon.
    LOSS,
    /// A dashed frame.
    UNKNOWN;

    /// The form of a node that does this.
    public static Form of(Operation operation) {
        if (operation instanceof Expression) {
            return FUNCTION;
        }
        return switch (operation.family()) {
            case VARIABLE -> VARIABLE;
            case ARITHMETIC, COMPARISON, MATRIX, FUNCTION ->
                isWrittenWithSymbol(operation.notation()) ? OPERATION : FUNCTION;
            case REDUCTION -> operation.name().equals("ReduceSum") ? OPERATION : FUNCTION;
            case SHAPE, RANDOM -> FUNCTION;
            case LAYER, BLOCK -> CARD;
            case DATA -> DATA;
            case LOSS -> LOSS;
            case UNKNOWN -> UNKNOWN;
        };
    }

    /// Whether it is a circle, whose wires end at its round edge.
    public boolean isRound() {
        return this == VARIABLE || this == OPERATION;
    }

    /// Whether it is a card, which can be drawn as its title only.
    public boolean isCard() {
        return this == CARD || this == DATA;
    }

    private static boolean isWrittenWithSymbol(Notation notation) {
        return switch (notation) {
            case Notation.Infix _, Notation.Prefix _, Notation.Postfix _ -> true;
            case Notation.Function _, Notation.Name _, Notation.Literal _ -> false;
        };
    }
}
