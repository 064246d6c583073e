package gradus.engine.differentiate;

import static gradus.engine.differentiate.Sample.MATRIX;

import gradus.engine.graph.Operation;
import gradus.engine.operation.*;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
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
        for (boolean fmod : List.of(true, false)) {
            samples.add(new Sample(new Mod(fmod), 1.1, 1.9, List.of(MATRIX, Shape.of(4))));
            samples.add(new Sample(new Mod(fmod), -1.9, -1.1, List.of(MATRIX))
                    .with(1, Tensor.of(ElementType.FLOAT64, Shape.of(1), 0.99)));
        }
        samples.add(Sample.of(new Sum(3), MATRIX, Shape.of(4), Shape.SCALAR));
        samples.add(Sample.of(new Mean(3), Shape.of(3, 1), Shape.of(4), Shape.SCALAR));
        samples.add(Sample.of(new Sum(1), MATRIX));
        samples.add(Sample.of(new Penalty(), Shape.SCALAR));
        for (String equation : List.of("ij,jk->ik", "ij,jk->ki", "ij,jk", "ij,jk->", "ij,lm->mi")) {
            samples.add(Sample.of(new Einsum(equation), MATRIX, Shape.of(4, 5)));
        }
        samples.add(Sample.of(new Einsum("ij->j"), MATRIX));
        samples.add(Sample.of(new Einsum("ii->i"), Shape.of(3, 3)));
        samples.add(Sample.of(new Einsum("ii"), Shape.of(3, 3)));
        samples.add(Sample.of(new Einsum("iji->j"), Shape.of(3, 2, 3)));
        samples.add(Sample.of(new Einsum("bhqd,bhkd->bhqk"), Shape.of(2, 2, 3, 4), Shape.of(2, 2, 5, 4)));
        samples.add(Sample.of(new Einsum("...ij,...jk->...ik"), Shape.of(2, 1, 3, 4), Shape.of(5, 4, 2)));
        samples.add(Sample.of(new Einsum("i,ij,j->"), Shape.of(3), MATRIX, Shape.of(4)));
        samples.add(Sample.of(new Einsum("bi,oij,bj->bo"), Shape.of(2, 3), Shape.of(5, 3, 4), Shape.of(2, 4)));
        return samples;
    }
}
