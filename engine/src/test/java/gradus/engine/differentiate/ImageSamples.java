package gradus.engine.differentiate;

import static gradus.engine.differentiate.Sample.IMAGE;

import gradus.engine.operation.*;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/// What works on images `[N, C, spatial…]`.
final class ImageSamples {

    private ImageSamples() {}

    static List<Sample> all() {
        List<Sample> samples = new ArrayList<>();
        List<Integer> two = List.of(2, 2);
        List<Integer> none = List.of();
        samples.add(new Sample(
                new Conv(two, none, none, none, 1), -1, 1, List.of(IMAGE, Shape.of(3, 4, 2, 2), Shape.of(3))));
        samples.add(new Sample(
                new Conv(two, two, List.of(1, 0, 1, 1), none, 2), -1, 1, List.of(IMAGE, Shape.of(6, 2, 2, 2))));
        samples.add(new Sample(
                new Conv(List.of(3), none, none, List.of(2), 1),
                -1,
                1,
                List.of(Shape.of(2, 3, 9), Shape.of(2, 3, 3), Shape.of(2))));
        samples.add(new Sample(
                new ConvTranspose(two, two, none, none, 2, List.of(1, 0)),
                -1,
                1,
                List.of(IMAGE, Shape.of(4, 3, 2, 2), Shape.of(6))));
        samples.add(new Sample(new MaxPool(two, two, none, none), -1, 1, List.of(IMAGE)));
        samples.add(new Sample(new MaxPool(List.of(3, 3), two, List.of(1, 1, 1, 1), none), -1, 1, List.of(IMAGE)));
        samples.add(new Sample(new AveragePool(two, two, List.of(1, 1, 0, 0), false), -1, 1, List.of(IMAGE)));
        samples.add(new Sample(new AveragePool(two, none, List.of(1, 1, 0, 0), true), -1, 1, List.of(IMAGE)));
        samples.add(new Sample(new GlobalAveragePool(), -1, 1, List.of(IMAGE)));
        samples.add(new Sample(new GlobalMaxPool(), -1, 1, List.of(IMAGE)));
        samples.add(new Sample(new BatchNormalization(1e-5, true), 0.1, 1, List.of(IMAGE, Shape.of(4), Shape.of(4))));
        samples.add(new Sample(
                new BatchNormalization(1e-5, false),
                0.1,
                1,
                List.of(IMAGE, Shape.of(4), Shape.of(4), Shape.of(4), Shape.of(4))));
        samples.add(new Sample(new InstanceNormalization(1e-5), 0.1, 1, List.of(IMAGE, Shape.of(4), Shape.of(4))));
        samples.add(new Sample(new GroupNormalization(2, 1e-5), 0.1, 1, List.of(IMAGE, Shape.of(4), Shape.of(4))));
        samples.add(Sample.of(new MaxPool(two, two, none, none, true), IMAGE));
        samples.add(Sample.of(new AveragePool(List.of(3, 3), two, List.of(1, 1, 0, 0), true, true), IMAGE));
        samples.add(Sample.of(new AveragePool(List.of(3, 3), two, List.of(1, 1, 0, 0), false, true), IMAGE));
        samples.add(Sample.of(new DepthToSpace(2, DepthToSpace.Mode.DCR), Shape.of(2, 8, 2, 3)));
        samples.add(Sample.of(new DepthToSpace(2, DepthToSpace.Mode.CRD), Shape.of(2, 8, 2, 3)));
        samples.add(Sample.of(new SpaceToDepth(2), Shape.of(2, 3, 4, 2)));
        for (Resize.Mode mode : Resize.Mode.values()) {
            for (Resize.Coordinates coordinates : Resize.Coordinates.values()) {
                Resize.Nearest floor = Resize.Nearest.FLOOR;
                samples.add(
                        Sample.of(new Resize(mode, Numbers.of(1, 1, 2, 0.7), none, coordinates, floor, -0.75), IMAGE));
                samples.add(Sample.of(new Resize(mode, Numbers.NONE, List.of(3, 9), coordinates, floor, -0.5), IMAGE));
            }
        }
        return samples;
    }
}
