package gradus.app.canvas;

import gradus.app.text.Messages;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Graph.Wire;
import gradus.engine.graph.Node;
import gradus.engine.graph.Value;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is told of a wire: where it leads, the value on it, its shape and its gradient.
final class WireText {
    /// More than this of a number is not read but scrolled past.
    private static final int LONGEST = 120;

    private WireText() {}

    static String of(Pictures pictures, Wire wire) {
        Messages words = pictures.messages();
        Graph graph = pictures.state().scene().document().graph();
        Value from = wire.from();
        boolean isShared = graph.wiresFrom(from.node()).stream()
                        .filter(each -> each.from().equals(from))
                        .count()
                > 1;
        List<String> lines = new ArrayList<>();
        lines.add(name(graph, from.node()) + " → " + name(graph, wire.toNode()) + "." + wire.toPort());
        pictures.value(from).ifPresent(value -> lines.add(words.text("canvas.wire-value", number(words, value))));
        lines.add(pictures.type(from)
                .map(type -> type.shape().rank() == 0
                        ? words.text("canvas.wire-single")
                        : words.text("canvas.wire-shape", Words.shape(type.shape())))
                .orElseGet(() -> words.text("canvas.wire-unknown")));
        pictures.gradient(from)
                .ifPresent(gradient -> lines.add(words.text(key(pictures, isShared), number(words, gradient))));
        if (pictures.isStale() && pictures.value(from).isPresent()) {
            lines.add(words.text("canvas.wire-stale"));
        }
        return String.join("\n", lines);
    }

    private static String key(Pictures pictures, boolean isShared) {
        if (pictures.told().isForward()) {
            return "canvas.wire-tangent";
        }
        return isShared ? "canvas.wire-gradient-shared" : "canvas.wire-gradient";
    }

    private static String name(Graph graph, String id) {
        return graph.find(id).map(Node::name).orElse(id);
    }

    private static String number(Messages words, Tensor tensor) {
        return Optional.of(tensor)
                .filter(small -> small.size() <= LONGEST)
                .map(words.numbers()::full)
                .filter(text -> text.length() <= LONGEST)
                .orElseGet(() -> words.numbers().few(tensor));
    }
}
