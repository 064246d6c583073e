package gradus.engine.block;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Message;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.ShapeChecks;
import java.util.List;
import java.util.Optional;

/// How much is added or taken at the four edges of an image, as Keras says it.
///
/// @param top rows before
/// @param bottom rows behind
/// @param left columns before
/// @param right columns behind
record Edges(int top, int bottom, int left, int right) {

    /// From one number for all edges, one for each axis, or top, bottom, left and right.
    static Edges of(List<Integer> given) {
        return switch (given.size()) {
            case 1 -> new Edges(given.get(0), given.get(0), given.get(0), given.get(0));
            case 2 -> new Edges(given.get(0), given.get(0), given.get(1), given.get(1));
            default -> new Edges(given.get(0), given.get(1), given.get(2), given.get(3));
        };
    }

    /// For compact constructors: refuses what [#of] can't read.
    static void check(String attribute, List<Integer> given) {
        boolean isRead = given.size() == 1 || given.size() == 2 || given.size() == 4;
        Attributes.require(isRead && given.stream().allMatch(number -> number >= 0), attribute, given, "rule.edges");
    }

    /// Why something is no image, if it isn't.
    static Optional<ShapeCheck> problem(ValueType x) {
        boolean isImage = x.shape().rank() == 4
                && x.shape().get(2).isFixed()
                && x.shape().get(3).isFixed();
        return isImage
                ? ShapeChecks.real("x", x)
                : Optional.of(ShapeCheck.mismatch("x", x, Message.of("rule.image", "2")));
    }
}
