package gradus.app.canvas;

import gradus.app.canvas.Ink.Tone;
import gradus.engine.graph.Graph.Wire;
import java.util.List;
import java.util.Set;
import javafx.scene.paint.Color;

/// What a change reaches: a halo behind its nodes, and its wires thick and in the colour of values.
///
/// @param model whose workspace says which nodes
record Lit(CanvasViewModel model, Ink ink) {
    private static final double HALO = 7;
    private static final double FAINT = 0.28;

    boolean isLit(Wire wire) {
        Set<String> nodes = nodes();
        return nodes.contains(wire.from().node()) && nodes.contains(wire.toNode());
    }

    List<Painter.Tint> tints() {
        Color halo = ink.of(Tone.CANVAS).interpolate(ink.of(Tone.VALUE), FAINT);
        int colour = Brush.rgb(halo);
        return nodes().stream()
                .flatMap(id -> model.picture().get().node(id).stream())
                .map(node -> {
                    Box around = node.box().grown(HALO);
                    boolean isRound = node.shape().form().isRound();
                    return new Painter.Tint(around, isRound ? around.height() / 2 : 2 * HALO, colour);
                })
                .toList();
    }

    private Set<String> nodes() {
        return model.workspace().whatIf().lit().get();
    }
}
