package gradus.app.canvas;

import java.util.Optional;
import java.util.function.Function;

/// Opens a field on a node, for its name or its value.
record NodeFields(CanvasView view, CanvasViewModel model, InPlace inPlace) {
    private static final double NAME = -0.25;
    private static final double VALUE = 0.2;

    /// Opens a field for a node's name.
    void rename(String id) {
        edit(id, NAME, picture -> picture.node().name(), text -> model.rename(id, text));
    }

    /// Opens a field for a variable's value.
    ///
    /// @param typed what was typed already; empty shows the value
    void editValue(String id, Optional<String> typed) {
        model.picture()
                .get()
                .node(id)
                .flatMap(NodePicture::own)
                .ifPresent(own -> edit(
                        id,
                        VALUE,
                        picture -> typed.orElseGet(() -> model.words().numbers().full(own)),
                        text -> model.setValue(id, text)));
    }

    private void edit(
            String id, double offset, Function<NodePicture, String> text, Function<String, Optional<String>> take) {
        model.picture().get().node(id).ifPresent(picture -> {
            double down = picture.shape().form().isRound() ? picture.shape().height() * offset : 0;
            inPlace.edit(
                    text.apply(picture), view.viewport().toView(picture.at().plus(0, down)), take);
        });
    }
}
