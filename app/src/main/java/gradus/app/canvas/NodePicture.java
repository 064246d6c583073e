package gradus.app.canvas;

import gradus.app.document.NodeShape;
import gradus.engine.graph.Node;
import gradus.engine.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is to be seen of one node, put into words.
///
/// @param at where its centre stands
/// @param symbol what stands in a circle or at the left of a pill; a card's or hexagon's title
/// @param caption what stands beneath: a result's meaning `x = a + b`
/// @param lines what stands below a card's or hexagon's title
/// @param own a variable's own value
/// @param numbers the value and the gradient of the last run
/// @param portShapes the shape at each port, by the port's id in [Ports]
/// @param open the ids of the input ports that still need a wire
/// @param problem what is wrong with it
/// @param doubt what is doubtful about its numbers
/// @param units the neurons of a layer while it is traced; empty for what has none
/// @param balance the share of each class; empty for what is no data set with classes
public record NodePicture(
        Node node,
        NodeShape shape,
        Point at,
        String symbol,
        String caption,
        List<String> lines,
        Optional<Tensor> own,
        String ownText,
        Numbers numbers,
        Map<String, String> portShapes,
        List<String> open,
        Optional<String> problem,
        Optional<String> doubt,
        List<Unit> units,
        List<Double> balance,
        boolean isSelected) {
    public NodePicture {
        lines = List.copyOf(lines);
        portShapes = Map.copyOf(portShapes);
        open = List.copyOf(open);
        units = List.copyOf(units);
        balance = List.copyOf(balance);
    }

    /// The numbers beside a node; empty texts before the first run.
    ///
    /// @param fullValue with all digits
    /// @param values what is drawn beside the value when it is many numbers
    /// @param gradients what is drawn beside the gradient when it is many
    /// @param isStale whether they belong to another revision than the one on screen
    /// @param isRunning whether they are being changed by training
    record Numbers(
            String value,
            String gradient,
            String fullValue,
            String fullGradient,
            Optional<Tensor> values,
            Optional<Tensor> gradients,
            boolean isStale,
            boolean isRunning) {}

    /// How it stands: the gravest of what holds.
    NodeState state() {
        if (problem.isPresent()) {
            return NodeState.ERROR;
        } else if (numbers.isRunning()) {
            return NodeState.RUNNING;
        } else if (doubt.isPresent()) {
            return NodeState.DOUBTFUL;
        }
        return numbers.isStale() && !numbers.value().isEmpty() ? NodeState.STALE : NodeState.READY;
    }

    /// The same node elsewhere, selected or not.
    NodePicture shown(Point other, boolean isNowSelected) {
        return other.equals(at) && isNowSelected == isSelected
                ? this
                : new NodePicture(
                        node,
                        shape,
                        other,
                        symbol,
                        caption,
                        lines,
                        own,
                        ownText,
                        numbers,
                        portShapes,
                        open,
                        problem,
                        doubt,
                        units,
                        balance,
                        isNowSelected);
    }

    /// Whether its neurons stand for classes.
    boolean hasNamedUnits() {
        return units.stream().anyMatch(unit -> !unit.name().isEmpty());
    }

    /// How many units are drawn as dots.
    int dots() {
        return shape.isTitleOnly() ? 0 : NodeShape.dots(node.operation());
    }

    String id() {
        return node.id();
    }

    /// The body's outline.
    Box box() {
        return new Box(
                at.x() - shape.width() / 2,
                at.y() - shape.height() / 2,
                at.x() + shape.width() / 2,
                at.y() + shape.height() / 2);
    }
}
