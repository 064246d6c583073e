package gradus.app.canvas;

import gradus.app.plot.FieldPicture;
import gradus.app.plot.Palette;
import gradus.app.plot.Ramp;
import gradus.app.workspace.Landscape.Drawn;
import gradus.engine.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.image.Image;
import javafx.scene.layout.Pane;

/// While the decision boundary is looked at, each neuron has a small picture of what it gives all over the plane, on
/// its
/// node in place of its dot. Draws nothing itself.
final class NeuronFields extends Pane {
    private final Skins nodes;
    private final CanvasViewModel model;
    private final Palette palette = new Palette(this::follow);

    NeuronFields(Skins nodes, CanvasViewModel model) {
        this.nodes = nodes;
        this.model = model;
        setManaged(false);
        setMouseTransparent(true);
        getChildren().add(palette.probe());
        model.landscape().drawn().subscribe(this::follow);
    }

    private void follow() {
        Optional<Drawn> drawn = model.landscape().drawn().get().find();
        nodes.show(
                drawn.filter(model.landscape()::isInSight).map(this::pictures).orElse(Map.of()));
    }

    private Map<String, List<Image>> pictures(Drawn drawn) {
        Map<String, List<Image>> pictures = new HashMap<>();
        if (drawn.wanted().rows().y().isPresent()) {
            int side = drawn.wanted().small();
            drawn.layers().forEach((layer, values) -> {
                int width = values.size() / (side * side);
                pictures.put(
                        layer,
                        IntStream.range(0, width)
                                .mapToObj(neuron -> picture(values, neuron, width, side))
                                .toList());
            });
        }
        return pictures;
    }

    private Image picture(Tensor values, int neuron, int width, int side) {
        Ramp ramp = Ramp.of(IntStream.range(0, side * side).mapToDouble(point -> values.at(point * width + neuron)));
        return FieldPicture.numbers(side, side, point -> values.at(point * width + neuron), ramp, palette);
    }
}
