package gradus.app.canvas;

import gradus.app.text.Messages;
import gradus.app.text.OperationHelp;
import gradus.engine.block.Bypassed;
import gradus.engine.graph.Graph.Wire;
import java.util.ArrayList;
import java.util.List;

/// What is on the canvas in words, for those who hear it.
record Spoken(Messages messages) {

    /// The canvas as a whole.
    String canvas(Picture picture) {
        return messages.text(
                "canvas.spoken-canvas", messages.numbers().whole(picture.nodes().size()));
    }

    /// A node with its numbers and its trouble.
    String node(NodePicture picture) {
        String title = OperationHelp.title(picture.node().operation(), messages);
        List<String> parts = new ArrayList<>(
                List.of(messages.text("canvas.spoken-node", picture.node().name(), title)));
        if (picture.node().operation() instanceof Bypassed) {
            parts.add(messages.text("canvas.spoken-bypassed"));
        }
        if (NodeMarks.isFrozen(picture)) {
            parts.add(messages.text("canvas.spoken-frozen"));
        }
        if (!picture.caption().isEmpty()) {
            parts.add(picture.caption());
        }
        parts.addAll(picture.lines());
        if (!picture.numbers().value().isEmpty()) {
            parts.add(messages.text("canvas.spoken-value", picture.numbers().value()));
        }
        if (!picture.numbers().gradient().isEmpty()) {
            parts.add(messages.text("canvas.spoken-gradient", picture.numbers().gradient()));
        }
        picture.doubt().ifPresent(doubt -> parts.add(messages.text("canvas.spoken-problem", doubt)));
        picture.problem().ifPresent(problem -> parts.add(messages.text("canvas.spoken-problem", problem)));
        return String.join("; ", parts);
    }

    /// A port and whose it is.
    String port(Picture picture, Ports.Spot port) {
        return messages.text(
                port.isInput() ? "canvas.spoken-input" : "canvas.spoken-output",
                port.port().name(),
                name(picture, port.node()));
    }

    /// A wire by its ends.
    String wire(Picture picture, Wire wire) {
        return messages.text(
                "canvas.spoken-wire", name(picture, wire.from().node()), name(picture, wire.toNode()), wire.toPort());
    }

    /// Where a wire led by keys would end.
    String target(Picture picture, Ports.Spot port) {
        return messages.text("canvas.spoken-target", port(picture, port));
    }

    private static String name(Picture picture, String id) {
        return picture.node(id).map(node -> node.node().name()).orElse(id);
    }
}
