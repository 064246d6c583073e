package gradus.engine.block;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Message;
import gradus.engine.graph.Place;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.Initializer;
import gradus.engine.operation.Input;
import gradus.engine.operation.Parameter;
import gradus.engine.operation.Term;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;

/// A layer that goes through sequences `[N, T, features]` step by step and remembers: its states begin at 0 and go
/// from step to step. It gives what it puts out at the last step, `[N, units]`, or at every step, `[N, T, units]`.
///
/// The inputs' share of the sums, `x @ kernel + bias`, is computed for all steps at once; what depends on the state
/// is one scan.
public interface Recurrent extends Layer {

    /// How many numbers it puts out at a step.
    int units();

    boolean useBias();

    /// Where the weights `[features, gates · units]` begin.
    Initializer kernelInitializer();

    /// Where the weights `[units, gates · units]` of the state begin.
    Initializer recurrentInitializer();

    /// Whether it gives the results of all steps or of the last one only.
    boolean returnSequences();

    /// Whether it begins at the last step; results of all steps then stand in the order they were computed in.
    boolean goBackwards();

    /// Whether training may change its weights.
    boolean trainable();

    /// How many sums there are for each unit.
    int gates();

    /// The names of its states; the first is what it puts out.
    List<String> states();

    /// Its biases.
    Parameter bias();

    /// What of the biases is added to the inputs' share of the sums.
    default Term inputBias(Term bias) {
        return bias;
    }

    /// What of the biases belongs to the state's share.
    default Optional<Term> recurrentBias(Term bias) {
        return Optional.empty();
    }

    /// The next states.
    ///
    /// @param states one a name, `[N, units]`
    /// @param sums the inputs' share, `[N, gates · units]`
    /// @param kernel the weights of the state
    /// @param bias see [#recurrentBias]
    List<Term> step(List<Term> states, Term sums, Term kernel, Optional<Term> bias);

    @Override
    default Graph inside(List<ValueType> inputs) {
        Shape shape = inputs.getFirst().shape();
        if (shape.rank() != 3 || !shape.get(-1).isFixed()) {
            throw new GradusException(
                    Diagnostic.error("shape.unfit", Place.node("x"), shape.toString(), Message.of("rule.sequence")));
        }
        Dimension width = Dimension.of(gates() * units());
        GraphBuilder builder = new GraphBuilder();
        Term x = new Term(builder, builder.add("x", new Input(shape)));
        Term kernel = parameter(builder, "kernel", Shape.of(shape.get(-1), width), kernelInitializer());
        Term recurrent =
                parameter(builder, "recurrent_kernel", Shape.of(Dimension.of(units()), width), recurrentInitializer());
        Term sums = x.matMul(kernel);
        Optional<Term> added = Optional.empty();
        if (useBias()) {
            Term bias = new Term(builder, builder.add("bias", bias()));
            sums = sums.plus(inputBias(bias));
            added = recurrentBias(bias);
        }
        Term y = Recurrence.of(this, sums, recurrent, added);
        return builder.output("y", y.value()).build();
    }

    private Term parameter(GraphBuilder builder, String name, Shape shape, Initializer initializer) {
        return new Term(builder, builder.add(name, new Parameter(shape, initializer, trainable())));
    }
}
