package gradus.engine.differentiate;

import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Value;
import gradus.engine.operation.Input;
import gradus.engine.operation.Scan;
import gradus.engine.operation.Tanh;
import gradus.engine.operation.Term;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.List;

/// Scans over bodies of different kinds.
final class ScanSamples {

    private ScanSamples() {}

    static List<Sample> all() {
        Shape state = Shape.of(2, 3);
        Shape sequence = Shape.of(4, 2, 2);
        Shape input = Shape.of(2, 3);
        Shape recurrent = Shape.of(3, 3);
        return List.of(
                Sample.of(recurrent(false), state, sequence, input, recurrent),
                Sample.of(recurrent(true), state, sequence, input, recurrent),
                Sample.of(passing(), Shape.SCALAR, Shape.of(3, 2), Shape.of(3), Shape.of(2)),
                Sample.of(exchanging(), Shape.of(2, 2), Shape.of(2, 2), Shape.of(2), Shape.of(3, 2, 2), Shape.of(2, 2)),
                Sample.of(each(), Shape.of(3, 2), Shape.SCALAR),
                Sample.of(counting(), Shape.of(2), Shape.of(3, 2))
                        .with(0, Tensor.of(ElementType.INT32, Shape.SCALAR, 2)));
    }

    /// A simple recurrent network whose state is also what is kept.
    private static Scan recurrent(boolean reverse) {
        GraphBuilder builder = new GraphBuilder();
        Term h = input(builder, "h", Shape.of(2, 3));
        Term x = input(builder, "x", Shape.of(2, 2));
        Term kernel = input(builder, "w", Shape.of(2, 3));
        Term recurrent = input(builder, "u", Shape.of(3, 3));
        Value next =
                x.matMul(kernel).plus(h.matMul(recurrent)).apply(new Tanh()).value();
        return new Scan(builder.output("h", next).output("y", next).build(), 1, 1, reverse);
    }

    /// Two sequences, of which one is kept as it is, and a state that is kept before it changes.
    private static Scan passing() {
        GraphBuilder builder = new GraphBuilder();
        Term s = input(builder, "s", Shape.SCALAR);
        Term x = input(builder, "x", Shape.of(2));
        Term y = input(builder, "y", Shape.SCALAR);
        Term w = input(builder, "w", Shape.of(2));
        Term next = s.times(y).plus(x.times(w).sum());
        return new Scan(
                builder.output("s", next.value())
                        .output("x", x.value())
                        .output("old", s.value())
                        .build(),
                1,
                2,
                false);
    }

    /// Two states that become what the other was, one as it is, and a third whose old value is needed late.
    private static Scan exchanging() {
        GraphBuilder builder = new GraphBuilder();
        Term a = input(builder, "a", Shape.of(2, 2));
        Term b = input(builder, "b", Shape.of(2, 2));
        Term c = input(builder, "c", Shape.of(2));
        Term x = input(builder, "x", Shape.of(2, 2));
        Term w = input(builder, "w", Shape.of(2, 2));
        Term next = c.times(x.sum(List.of(0)).reshaped(Shape.of(2)));
        Term late = next.plus(x).matMul(w).times(c);
        return new Scan(
                builder.output("a", b.value())
                        .output("b", a.matMul(w).plus(x).value())
                        .output("c", next.value())
                        .output("late", late.value())
                        .build(),
                3,
                1,
                false);
    }

    /// No state at all.
    private static Scan each() {
        GraphBuilder builder = new GraphBuilder();
        Term x = input(builder, "x", Shape.of(2));
        Term w = input(builder, "w", Shape.SCALAR);
        return new Scan(builder.output("y", x.times(w).squared().value()).build(), 0, 1, false);
    }

    /// A state that is no real number beside one that is.
    private static Scan counting() {
        GraphBuilder builder = new GraphBuilder();
        Value number = builder.add("number", new Input(Shape.SCALAR, ElementType.INT32));
        Term s = input(builder, "s", Shape.of(2));
        Term x = input(builder, "x", Shape.of(2));
        Term next = s.times(x).plus(x);
        return new Scan(
                builder.output("number", number).output("s", next.value()).build(), 2, 1, true);
    }

    private static Term input(GraphBuilder builder, String id, Shape shape) {
        return new Term(builder, builder.add(id, new Input(shape)));
    }
}
