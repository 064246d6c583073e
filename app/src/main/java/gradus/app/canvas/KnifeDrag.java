package gradus.app.canvas;

import gradus.engine.graph.Graph.Wire;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A knife: cuts the wires that its way crosses, and shows them before it is let go.
final class KnifeDrag implements Drag {
    private final CanvasView view;
    private final CanvasViewModel model;
    private final List<Point> way = new ArrayList<>();
    private final Map<Wire, WirePath> crossed = new LinkedHashMap<>();

    /// @param pressed where it begins, on the canvas
    KnifeDrag(CanvasView view, CanvasViewModel model, Point pressed) {
        this.view = view;
        this.model = model;
        way.add(pressed);
    }

    @Override
    public void drag(Touch now) {
        Point last = way.getLast();
        Box between = Box.between(last, now.spot()).grown(1);
        for (WirePicture wire : model.picture().get().ways().meeting(between)) {
            if (wire.path().crosses(last, now.spot())) {
                crossed.put(wire.wire(), wire.path());
            }
        }
        way.add(now.spot());
        view.marks().knife(way, crossed.values(), view.viewport());
    }

    @Override
    public void release(Touch now) {
        drag(now);
        cancel();
        model.wirework().cut(Set.copyOf(crossed.keySet()));
    }

    @Override
    public void cancel() {
        view.marks().clear();
    }
}
