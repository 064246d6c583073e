package gradus.engine.block;

import gradus.engine.graph.Facts;
import gradus.engine.graph.Message;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.Conv;
import gradus.engine.operation.Term;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A layer whose kernel slides over an image: what [Conv1D] and [Conv2D] share.
interface Convolution extends WeightedLayer {

    int filters();

    List<Integer> kernelSize();

    List<Integer> strides();

    Padding padding();

    List<Integer> dilationRate();

    int groups();

    private Sliding sliding() {
        return new Sliding(kernelSize(), strides(), padding(), dilationRate());
    }

    private Conv operator(Shape image) {
        return new Conv(kernelSize(), strides(), sliding().pads(image), dilationRate(), groups());
    }

    @Override
    default Optional<ShapeCheck> problem(List<ValueType> inputs) {
        ValueType x = inputs.getFirst();
        Optional<ShapeCheck> noImage = sliding().problem(x);
        if (noImage.isPresent()) {
            return noImage;
        }
        int channels = x.shape().get(1).size();
        if (channels % groups() != 0) {
            return Optional.of(ShapeCheck.mismatch("x", x, Message.of("rule.groups", String.valueOf(groups()))));
        }
        List<Dimension> kernel = new ArrayList<>(List.of(Dimension.of(filters()), Dimension.of(channels / groups())));
        kernelSize().forEach(length -> kernel.add(Dimension.of(length)));
        return operator(x.shape()).problem(List.of(x, x.withShape(new Shape(kernel))));
    }

    @Override
    default Term result(List<Term> inputs) {
        Term x = inputs.getFirst();
        List<Dimension> shape = new ArrayList<>();
        kernelSize().forEach(length -> shape.add(Dimension.of(length)));
        shape.add(Dimension.of(x.shape().get(1).size() / groups()));
        shape.add(Dimension.of(filters()));
        Term kernel = kernel(x, new Shape(shape)).apply(sliding().unitsFirst());
        return finished(sums(operator(x.shape()), x, kernel, filters()));
    }

    @Override
    default Facts facts() {
        return Facts.block("y[o, p] = activation(Σ_{c,k} kernel[k, c, o] · x[c, s · p + d · k − pad] + bias[o])");
    }
}
