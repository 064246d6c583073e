package gradus.engine.block;

import gradus.engine.graph.Variant;
import gradus.engine.graph.Variants;

/// A layer that is an attribute of another, written as a call with what is unlike the defaults:
/// `LSTM(units=8, return_sequences=true)`.
public record WrappedLayer(Layer layer) implements Variant {

    /// Reads what [#text()] writes; the first arguments may stand without their names: `LSTM(8)`.
    ///
    /// @throws gradus.engine.graph.GradusException `attribute.invalid` when the text is no layer
    public static WrappedLayer parse(String text) {
        return new WrappedLayer(variants().parse(text));
    }

    @Override
    public String text() {
        String call = variants().text(layer);
        int arguments = call.indexOf('(');
        return layer.name() + (arguments < 0 ? "" : call.substring(arguments));
    }

    @Override
    public String toString() {
        return text();
    }

    private static Variants<Layer> variants() {
        return new Variants<>(Blocks.catalogue().entries().stream()
                .filter(Layer.class::isInstance)
                .map(Layer.class::cast)
                .toList());
    }
}
