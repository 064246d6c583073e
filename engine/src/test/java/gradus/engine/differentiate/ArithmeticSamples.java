package gradus.engine.differentiate;

import static gradus.engine.differentiate.Sample.MATRIX;

import gradus.engine.graph.Operation;
import gradus.engine.operation.*;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/// Functions of two numbers, and products of matrices.
final class ArithmeticSamples {

    private ArithmeticSamples() {}

    static List<Sample> all() {
        List<Sample> samples = new ArrayList<>();
        for (Operation operation :
                List.of(new Add(), new Sub(), new Mul(), new Div(), new Pow(), new Max(), new Min())) {
            samples.add(new Sample(operation, 0.5, 2, List.of(MATRIX, MATRIX)));
            samples.add(new Sample(operation, 0.5, 2, List.of(MATRIX, Shape.of(4))));
            samples.add(new Sample(operation, 0.5, 2, List.of(Shape.of(2, 1, 4), Shape.of(3, 1))));
            samples.add(new Sample(operation, 0.5, 2, List.of(Shape.SCALAR, MATRIX)));
        }
        samples.add(new Sample(new MatMul(), -1, 1, List.of(MATRIX, Shape.of(4, 5))));
        samples.add(new Sample(new MatMul(), -1, 1, List.of(Shape.of(2, 3, 4), Shape.of(4, 5))));
        samples.add(new Sample(new MatMul(), -1, 1, List.of(Shape.of(2, 1, 3, 4), Shape.of(5, 4, 2))));
        samples.add(new Sample(new MatMul(), -1, 1, List.of(Shape.of(4), Shape.of(4, 5))));
        samples.add(new Sample(new MatMul(), -1, 1, List.of(MATRIX, Shape.of(4))));
        samples.add(new Sample(new MatMul(), -1, 1, List.of(Shape.of(4), Shape.of(4))));
        samples.add(new Sample(new Gemm(0.5, 2, false, false), -1, 1, List.of(MATRIX, Shape.of(4, 2), Shape.of(2))));
        samples.add(new Sample(new Gemm(0.5, 2, true, true), -1, 1, List.of(Shape.of(4, 3), Shape.of(2, 4))));
        return samples;
    }
}
