package gradus.engine.differentiate;

import static gradus.engine.differentiate.Sample.CUBE;
import static gradus.engine.differentiate.Sample.MATRIX;

import gradus.engine.operation.*;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// What moves, repeats and picks elements.
final class ShapeSamples {

    private ShapeSamples() {}

    static List<Sample> all() {
        List<Sample> samples = new ArrayList<>();
        samples.add(new Sample(new Reshape(TargetShape.parse("[2, -1]")), -1, 1, List.of(MATRIX)));
        samples.add(new Sample(new Reshape(TargetShape.parse("[0, 2, 2]")), -1, 1, List.of(MATRIX)));
        samples.add(new Sample(new Transpose(List.of()), -1, 1, List.of(MATRIX)));
        samples.add(new Sample(new Transpose(List.of(2, 0, 1)), -1, 1, List.of(CUBE)));
        samples.add(new Sample(new Expand(Shape.of(2, 3, 4)), -1, 1, List.of(Shape.of(3, 1))));
        samples.add(new Sample(new Flatten(1), -1, 1, List.of(CUBE)));
        samples.add(new Sample(new Flatten(3), -1, 1, List.of(CUBE)));
        samples.add(new Sample(new Squeeze(List.of()), -1, 1, List.of(Shape.of(2, 1, 3, 1))));
        samples.add(new Sample(new Squeeze(List.of(-1)), -1, 1, List.of(Shape.of(2, 1, 3, 1))));
        samples.add(new Sample(new Unsqueeze(List.of(0, -1)), -1, 1, List.of(MATRIX)));
        samples.add(new Sample(new Concat(1, 3), -1, 1, List.of(MATRIX, Shape.of(3, 1), Shape.of(3, 2))));
        samples.add(
                new Sample(new Slice(List.of(1, 0), List.of(3, 9), List.of(), List.of(1, 2)), -1, 1, List.of(MATRIX)));
        samples.add(new Sample(new Slice(List.of(-1), List.of(-9), List.of(1), List.of(-2)), -1, 1, List.of(MATRIX)));
        samples.add(new Sample(new Pad(List.of(0, 1, 2, 0), Pad.Mode.CONSTANT, 0.5), -1, 1, List.of(MATRIX)));
        Tensor places = Tensor.of(ElementType.INT32, Shape.of(2, 2), 2, 0, -1, 2);
        samples.add(Sample.of(new Gather(0), MATRIX).with(1, places));
        samples.add(Sample.of(new Gather(-1), CUBE).with(1, places));
        Tensor condition = Tensor.of(ElementType.BOOL, Shape.of(3, 1), 1, 0, 1);
        samples.add(Sample.of(new Where(), MATRIX, Shape.of(4)).with(0, condition));
        samples.add(Sample.of(new Split(1, List.of(), 2), MATRIX));
        samples.add(Sample.of(new Split(-1, List.of(), 3), Shape.of(2, 8)));
        samples.add(Sample.of(new Split(0, List.of(1, 0, 2), 1), MATRIX));
        samples.add(Sample.of(new Stack(0, 2), MATRIX, MATRIX));
        samples.add(Sample.of(new Stack(-1, 3), MATRIX, MATRIX, MATRIX));
        samples.add(Sample.of(new Tile(List.of(2, 1, 3)), CUBE));
        samples.add(Sample.of(new Tile(List.of()), MATRIX));
        samples.add(Sample.of(new Trilu(true, 0), MATRIX));
        samples.add(Sample.of(new Trilu(false, -1), Shape.of(2, 4, 3)));
        Tensor elements = Tensor.of(ElementType.INT32, Shape.of(2, 4), 2, 0, -1, 2, 2, 1, -1, 0);
        samples.add(Sample.of(new GatherElements(0), MATRIX).with(1, elements));
        samples.add(Sample.of(new GatherElements(-1), MATRIX).with(1, elements));
        for (ScatterElements.Reduction reduction : ScatterElements.Reduction.values()) {
            // What is put twice at a place without joining has no gradient of its own.
            Tensor indices = reduction == ScatterElements.Reduction.NONE
                    ? Tensor.of(ElementType.INT32, Shape.of(2, 4), 2, 0, -1, 1, 1, 2, 0, -1)
                    : elements;
            samples.add(new Sample(new ScatterElements(0, reduction), 0.5, 1.5, List.of(MATRIX, Shape.of(2, 4)))
                    .with(1, indices));
        }
        for (Pad.Mode mode : Pad.Mode.values()) {
            samples.add(Sample.of(new Pad(List.of(2, 1, 0, 3), mode, 0), MATRIX));
        }
        return samples;
    }
}
