package gradus.engine.operation;

import gradus.engine.graph.Backward;
import gradus.engine.graph.Family;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Port;
import gradus.engine.graph.Value;
import java.util.List;
import java.util.Optional;

/// Moves or repeats the elements of one input without computing with them.
public interface Rearrangement extends Operation {

    /// Moves an arriving gradient back.
    Term gradient(Term gradient, Term x);

    @Override
    default Family family() {
        return Family.SHAPE;
    }

    @Override
    default List<Port> inputs() {
        return Port.required("x");
    }

    @Override
    default List<Optional<Value>> gradient(Backward backward) {
        Term x = new Term(backward.builder(), backward.inputs().getFirst());
        return List.of(Optional.of(
                gradient(new Term(backward.builder(), backward.gradient()), x).value()));
    }
}
