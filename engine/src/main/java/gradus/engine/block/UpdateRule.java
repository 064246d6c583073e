package gradus.engine.block;

import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.operation.Input;
import gradus.engine.operation.Term;
import gradus.engine.tensor.Shape;

/// Builds an [Optimizer]'s graph: gives its inputs as terms and takes its results.
final class UpdateRule {

    private final GraphBuilder builder = new GraphBuilder();
    private final Shape shape;

    UpdateRule(Shape parameter) {
        shape = parameter;
    }

    Term parameter() {
        return input("parameter", shape);
    }

    Term gradient() {
        return input("gradient", shape);
    }

    Term state(String name) {
        return input(name, shape);
    }

    Term step() {
        return input("step", Shape.SCALAR);
    }

    Term learningRate() {
        return input("learning_rate", Shape.SCALAR);
    }

    /// The parameter's result: against a direction, as far as the learning rate says.
    UpdateRule descend(Term direction) {
        return result("parameter", parameter().minus(learningRate().times(direction)));
    }

    UpdateRule result(String name, Term value) {
        builder.output(name, value.value());
        return this;
    }

    Graph build() {
        return builder.build();
    }

    private Term input(String name, Shape of) {
        return new Term(
                builder,
                builder.find(name).map(node -> node.value()).orElseGet(() -> builder.add(name, new Input(of))));
    }
}
