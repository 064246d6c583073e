package gradus.engine.train;

import gradus.engine.block.Optimizer;
import gradus.engine.graph.Composite;
import gradus.engine.graph.Family;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Node;
import gradus.engine.graph.Port;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.Constraint;
import gradus.engine.operation.Parameter;
import gradus.engine.operation.Term;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/// An optimizer's rule as a block beside the parameter it changes: the third part of a training step's graph.
///
/// @param optimizer the rule
/// @param shape the parameter's shape
/// @param constraint what the parameter must keep afterwards
record Update(Optimizer optimizer, Shape shape, Constraint constraint) implements Composite {

    static final String PARAMETER = "parameter";
    static final String GRADIENT = "gradient";
    static final String STEP = "step";
    static final String LEARNING_RATE = "learning_rate";

    /// The update of a node that training changes.
    static Update of(Optimizer optimizer, Node node, Shape shape) {
        return new Update(
                optimizer,
                shape,
                node.operation() instanceof Parameter parameter ? parameter.constraint() : new Constraint.None());
    }

    @Override
    public Family family() {
        return Family.BLOCK;
    }

    @Override
    public List<Port> inputs() {
        List<Port> ports = new ArrayList<>(Port.required(PARAMETER, GRADIENT, STEP, LEARNING_RATE));
        ports.addAll(Port.required(optimizer.state().toArray(String[]::new)));
        return ports;
    }

    @Override
    public List<Port> outputs() {
        List<Port> ports = new ArrayList<>(Port.required(PARAMETER));
        ports.addAll(Port.required(optimizer.state().toArray(String[]::new)));
        return ports;
    }

    @Override
    public Graph inside(List<ValueType> inputs) {
        Graph rule = optimizer.update(shape);
        GraphBuilder builder = new GraphBuilder(rule).prefix("constraint/");
        Term changed = new Term(builder, rule.output(PARAMETER));
        return builder.output(PARAMETER, constraint.applied(changed).value()).build();
    }
}
