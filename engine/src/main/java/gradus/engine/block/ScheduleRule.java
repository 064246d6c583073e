package gradus.engine.block;

import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.operation.Ceil;
import gradus.engine.operation.Cos;
import gradus.engine.operation.Floor;
import gradus.engine.operation.Input;
import gradus.engine.operation.Min;
import gradus.engine.operation.Term;
import gradus.engine.tensor.Shape;

/// Builds a [Schedule]'s graph: gives its inputs as terms and takes its results.
final class ScheduleRule {

    private final GraphBuilder builder = new GraphBuilder();

    Term step() {
        return input("step");
    }

    Term learningRate() {
        return input("learning_rate");
    }

    Term input(String name) {
        return new Term(
                builder,
                builder.find(name)
                        .map(node -> node.value())
                        .orElseGet(() -> builder.add(name, new Input(Shape.SCALAR))));
    }

    Term number(double number) {
        return Term.constant(builder, number);
    }

    ScheduleRule result(String name, Term value) {
        builder.output(name, value.value());
        return this;
    }

    /// The graph of a rate.
    Graph rate(Term rate) {
        step();
        learningRate();
        return result("learning_rate", rate).build();
    }

    Graph build() {
        return builder.build();
    }

    static Term atMost(Term value, Term bound) {
        return value.apply(new Min(), bound);
    }

    static Term atMost(Term value, double bound) {
        return atMost(value, value.constant(bound));
    }

    static Term floor(Term value) {
        return value.apply(new Floor());
    }

    static Term ceil(Term value) {
        return value.apply(new Ceil());
    }

    /// Half a cosine wave, from 1 at 0 to 0 at 1.
    static Term halfWave(Term share) {
        return share.times(Math.PI).apply(new Cos()).plus(1).times(0.5);
    }
}
