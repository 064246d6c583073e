package gradus.engine.differentiate;

import static gradus.engine.differentiate.Sample.CUBE;
import static gradus.engine.differentiate.Sample.MATRIX;

import gradus.engine.graph.Operation;
import gradus.engine.operation.*;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/// Functions of one number, and of the numbers along an axis.
final class FunctionSamples {

    private FunctionSamples() {}

    static List<Sample> all() {
        List<Sample> samples = new ArrayList<>();
        for (Operation operation :
                List.of(new Neg(), new Exp(), new Abs(), new Sin(), new Cos(), new Tanh(), new Sigmoid(), new Sign())) {
            samples.add(new Sample(operation, 0.2, 1.4, List.of(MATRIX)));
            samples.add(new Sample(operation, -1.4, -0.2, List.of(Shape.SCALAR)));
        }
        for (Operation operation : List.of(new Log(), new Sqrt(), new Tan(), new Relu(), new Softplus())) {
            samples.add(new Sample(operation, 0.3, 1.3, List.of(MATRIX)));
        }
        for (Operation operation : List.of(
                new Reciprocal(),
                new Expm1(),
                new Log1p(),
                new Sinh(),
                new Cosh(),
                new Asin(),
                new Acos(),
                new Atan(),
                new Identity(),
                new Softsign(),
                new Erf(),
                new Mish(),
                new Swish(1.5),
                new HardSwish(),
                new HardSigmoid(0.25, 0.5),
                new HardTanh(-2, 2),
                new Clip(-2, 0.95),
                new Gelu(Gelu.Approximation.NONE),
                new Gelu(Gelu.Approximation.TANH),
                new ThresholdedRelu(0.05))) {
            samples.add(new Sample(operation, 0.1, 0.9, List.of(MATRIX)));
        }
        for (Operation operation : List.of(new LeakyRelu(0.1), new Elu(0.7), new Celu(0.7), new Selu())) {
            samples.add(new Sample(operation, 0.1, 0.9, List.of(MATRIX)));
            samples.add(new Sample(operation, -0.9, -0.1, List.of(MATRIX)));
        }
        for (Operation operation : List.of(new Floor(), new Ceil(), new Round())) {
            samples.add(new Sample(operation, 0.1, 0.4, List.of(MATRIX)));
        }
        samples.add(new Sample(new CumSum(0, false, false), -1, 1, List.of(MATRIX)));
        samples.add(new Sample(new CumSum(-1, true, true), -1, 1, List.of(MATRIX)));
        for (int axis : List.of(0, -1)) {
            samples.add(new Sample(new Softmax(axis), -2, 2, List.of(MATRIX)));
            samples.add(new Sample(new LogSoftmax(axis), -2, 2, List.of(MATRIX)));
        }
        samples.add(new Sample(new LayerNormalization(-1, 1e-5), 0.1, 1, List.of(MATRIX, Shape.of(4), Shape.of(4))));
        for (Operation operation : List.of(
                new Asinh(), new Atanh(), new Cast(ElementType.FLOAT64), new Shrink(0.1, 0.05), new Shrink(0.1, 2))) {
            samples.add(new Sample(operation, 0.1, 0.9, List.of(MATRIX)));
            samples.add(new Sample(operation, -0.9, -0.1, List.of(MATRIX)));
        }
        samples.add(new Sample(new Acosh(), 1.1, 2, List.of(MATRIX)));
        samples.add(new Sample(new PRelu(), 0.1, 0.9, List.of(MATRIX, Shape.of(4))));
        samples.add(new Sample(new PRelu(), -0.9, -0.1, List.of(MATRIX, Shape.of(3, 1))));
        samples.add(new Sample(new RMSNormalization(-1, 1e-5), 0.1, 1, List.of(MATRIX, Shape.of(4))));
        samples.add(new Sample(new RMSNormalization(1, 1e-5), 0.1, 1, List.of(CUBE, Shape.of(3, 1))));
        samples.add(new Sample(new MeanVarianceNormalization(List.of(0, -1)), 0.1, 1, List.of(MATRIX)));
        samples.add(new Sample(new LpNormalization(0, 1), 0.1, 1, List.of(MATRIX)));
        samples.add(new Sample(new LpNormalization(-1, 2), 0.1, 1, List.of(MATRIX)));
        return samples;
    }
}
