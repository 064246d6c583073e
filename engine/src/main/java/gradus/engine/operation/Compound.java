package gradus.engine.operation;

import gradus.engine.graph.Composite;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Mode;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An operator that is written with others: it opens to them, and runs and differentiates as they do.
public interface Compound extends Composite {

    /// The first result, from the wired inputs in the order of the ports.
    Term result(List<Term> inputs);

    /// All results, one an output port.
    default List<Term> results(List<Term> inputs) {
        return List.of(result(inputs));
    }

    /// All results for a purpose; the same, unless an operation says otherwise.
    default List<Term> results(List<Term> inputs, Mode mode) {
        return results(inputs);
    }

    /// Why the inputs don't fit, if they don't.
    Optional<ShapeCheck> problem(List<ValueType> inputs);

    @Override
    default ShapeCheck check(List<ValueType> inputs) {
        return problem(inputs).orElseGet(() -> Composite.super.check(inputs));
    }

    /// @throws GradusException when a part of it does not fit
    @Override
    default Graph inside(List<ValueType> inputs) {
        return inside(inputs, Mode.INFERENCE);
    }

    /// @throws GradusException when a part of it does not fit
    @Override
    default Graph inside(List<ValueType> inputs, Mode mode) {
        GraphBuilder builder = new GraphBuilder();
        List<Term> terms = new ArrayList<>();
        List<Port> ports = inputs();
        for (int i = 0; i < inputs.size(); i++) {
            Input input = new Input(inputs.get(i).shape(), inputs.get(i).type());
            terms.add(new Term(builder, builder.add(ports.get(i).name(), input)));
        }
        List<Term> results = results(terms, mode);
        for (int i = 0; i < results.size(); i++) {
            builder.output(outputs().get(i).name(), results.get(i).value());
        }
        return builder.build();
    }
}
