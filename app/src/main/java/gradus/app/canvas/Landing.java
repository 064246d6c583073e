package gradus.app.canvas;

import gradus.app.document.Splice;
import gradus.engine.graph.Graph.Wire;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Looks out for a wire that a node held over it would be inserted into, and lights it up.
final class Landing {
    private final CanvasView view;
    private final Picture picture;
    private Optional<Wire> tried = Optional.empty();
    private boolean isWelcome;

    /// @param picture where the wires run, the node not in their way
    Landing(CanvasView view, Picture picture) {
        this.view = view;
        this.picture = picture;
    }

    /// What a node at a spot would be inserted by; a wire that it doesn't fit is not asked twice.
    Optional<Splice> over(Point spot, Function<Wire, Optional<Splice>> splice) {
        Optional<Wire> wire = picture.wireAt(spot);
        if (wire.isEmpty() || (wire.equals(tried) && !isWelcome)) {
            tried = wire;
            isWelcome = false;
            view.marks().clear();
            return Optional.empty();
        }
        Optional<Splice> found = splice.apply(wire.get());
        tried = wire;
        isWelcome = found.isPresent();
        List<WirePath> lit = picture.wires().stream()
                .filter(drawn -> isWelcome && drawn.wire().equals(wire.get()))
                .map(WirePicture::path)
                .toList();
        view.marks().wires(lit, view.viewport());
        return found;
    }
}
