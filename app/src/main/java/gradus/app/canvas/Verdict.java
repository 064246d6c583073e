package gradus.app.canvas;

import gradus.app.document.NodeShape;
import gradus.app.text.Messages;
import gradus.app.workspace.Prediction;
import gradus.app.workspace.State;
import gradus.engine.graph.Node;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What the network says of the row that a person looks at, told at the node that says it: `0 0 1 → virginica`, and at
/// its neurons the names of the classes, with the winner lit.
record Verdict(Prediction prediction, Messages messages) {

    /// The shares of more classes nobody compares in one line.
    private static final int MOST_SHARES = 5;

    /// The verdict of a node of what is looked at; empty unless a prediction of it is shown.
    static Optional<Verdict> of(Optional<Prediction> looked, State state, Node node, Messages messages) {
        return looked.filter(prediction -> !state.scene().isInside()
                        && prediction.node().equals(node.id())
                        && prediction.revision() == state.revision())
                .map(prediction -> new Verdict(prediction, messages));
    }

    static Optional<Verdict> of(Pictures pictures, Node node) {
        return of(pictures.looked(), pictures.state(), node, pictures.messages());
    }

    /// What stands beneath a node.
    ///
    /// @param otherwise where nothing is said
    static String line(Pictures pictures, Node node, String otherwise) {
        return of(pictures, node)
                .map(Verdict::line)
                .filter(line -> !line.isEmpty())
                .orElse(otherwise);
    }

    /// What stands beside the neurons of a node: what is said, or else what the trace tells.
    static List<Unit> units(Pictures pictures, Node node) {
        int count = pictures.told().isTraced() ? NodeShape.dots(node.operation()) : 0;
        return of(pictures, node)
                .map(said -> said.units(node))
                .orElseGet(() -> count == 0
                        ? List.of()
                        : Unit.of(
                                count,
                                pictures.value(node.value()),
                                pictures.gradient(node.value()),
                                pictures.messages().numbers()));
    }

    /// The line beneath the node.
    String line() {
        if (prediction.classes().isEmpty()) {
            return prediction.output().size() == 1
                    ? "→ " + messages.numbers().shortForm(prediction.output().at(0))
                    : "";
        }
        String shares = prediction.classes().size() > MOST_SHARES
                ? ""
                : prediction.shares().stream().map(this::share).collect(Collectors.joining(" ")) + " ";
        return shares + "→ " + prediction.className().orElse("");
    }

    /// The neurons of a node with as many as there are classes, with what they give.
    List<Unit> units(Node node) {
        int count = NodeShape.dots(node.operation());
        if (count == 0 || count != prediction.classes().size()) {
            return List.of();
        }
        int winner = prediction.winner().orElse(-1);
        return IntStream.range(0, count)
                .mapToObj(i -> new Unit(
                        prediction.classes().get(i), share(prediction.shares().get(i)), i == winner))
                .toList();
    }

    private String share(double share) {
        return Double.isFinite(share)
                ? messages.numbers()
                        .shortForm(BigDecimal.valueOf(share)
                                .setScale(2, RoundingMode.HALF_EVEN)
                                .doubleValue())
                : messages.numbers().shortForm(share);
    }
}
