package gradus.app.canvas;

import gradus.app.document.Form;
import gradus.engine.graph.Node;
import gradus.engine.graph.Value;
import java.util.stream.Stream;

/// Which nodes look the same in two states, so that their pictures need not be made again.
///
/// @param haveSameNumbers whether all numbers are the same, and the words they are told in
/// @param haveSameWeights whether the weights between dots are the same
/// @param isSameGraph whether nothing but places and the selection can differ
record Reuse(Pictures before, Pictures now, boolean haveSameNumbers, boolean haveSameWeights, boolean isSameGraph) {

    static Reuse of(Pictures before, Pictures now) {
        return new Reuse(
                before,
                now,
                before.messages() == now.messages()
                        && before.told() == now.told()
                        && before.isRunning() == now.isRunning(),
                before.training().equals(now.training())
                        && before.state().learned().equals(now.state().learned()),
                before.state()
                                .scene()
                                .document()
                                .graph()
                                .equals(now.state().scene().document().graph())
                        && before.state()
                                .scene()
                                .types()
                                .equals(now.state().scene().types()));
    }

    /// Whether a node shows the same, wherever it stands and whether it is selected or not.
    boolean looksTheSame(NodePicture old, Node node) {
        return old.node().equals(node)
                && haveSameVerdict(node)
                && haveSameNumbers
                && (isSameGraph || (haveSameTypes(node) && haveSameNeighbours(node)))
                && isSameOutside(old.shape().form());
    }

    private boolean haveSameVerdict(Node node) {
        return Verdict.of(before, node).equals(Verdict.of(now, node));
    }

    private boolean isSameOutside(Form form) {
        return switch (form) {
            case DATA -> before.data().equals(now.data());
            case LOSS -> before.training().equals(now.training());
            case VARIABLE, OPERATION, FUNCTION, CARD, UNKNOWN -> true;
        };
    }

    private boolean haveSameTypes(Node node) {
        return Stream.concat(node.inputs().values().stream(), node.values().stream())
                .allMatch(this::hasSameType);
    }

    private boolean hasSameType(Value value) {
        return before.type(value).equals(now.type(value));
    }

    /// Whether those that a node names, in its caption or for their weights, are called the same.
    private boolean haveSameNeighbours(Node node) {
        return Stream.concat(node.inputs().values().stream().map(Value::node), node.shares().stream())
                .allMatch(this::isCalledTheSame);
    }

    private boolean isCalledTheSame(String id) {
        return before.state()
                .scene()
                .document()
                .graph()
                .find(id)
                .map(Node::name)
                .equals(now.state().scene().document().graph().find(id).map(Node::name));
    }
}
