package gradus.app.canvas;

import gradus.app.document.Splice;
import gradus.engine.graph.Graph.Wire;
import gradus.engine.graph.Node;
import java.util.List;
import java.util.Optional;

/// Looks out for a wire that a node held over it would be inserted into, and lights it up.
final class Landing {
    private final CanvasView view;
    private final Wirework wirework;
    private final Picture picture;
    private Optional<Wire> tried = Optional.empty();
    private Optional<Splice> found = Optional.empty();

    /// @param picture where the wires run, the node not in their way
    Landing(CanvasView view, Wirework wirework, Picture picture) {
        this.view = view;
        this.wirework = wirework;
        this.picture = picture;
    }

    /// What a node at a spot would be inserted by. A wire is tried once, when the node comes to it.
    Optional<Splice> over(Node node, Point spot) {
        Optional<Wire> wire = picture.wireAt(spot);
        if (!wire.equals(tried)) {
            tried = wire;
            found = wire.flatMap(under -> wirework.splice(node, spot, under));
        }
        List<WirePath> lit = picture.wires().stream()
                .filter(drawn ->
                        found.isPresent() && drawn.wire().equals(found.get().wire()))
                .map(WirePicture::path)
                .toList();
        view.marks().wires(lit, view.viewport());
        found = found.map(splice -> wirework.at(splice, spot));
        return found;
    }
}
