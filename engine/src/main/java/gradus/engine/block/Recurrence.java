package gradus.engine.block;

import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Value;
import gradus.engine.instruction.Instruction;
import gradus.engine.operation.Cast;
import gradus.engine.operation.CumSum;
import gradus.engine.operation.Gather;
import gradus.engine.operation.Input;
import gradus.engine.operation.RowRandom;
import gradus.engine.operation.RunContext;
import gradus.engine.operation.Scan;
import gradus.engine.operation.Slice;
import gradus.engine.operation.Term;
import gradus.engine.operation.Transpose;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Builds the scan of a recurrent layer, and what else goes along the axis of time.
///
/// @param kernel the weights of the state
/// @param bias biases of the state's share of the sums
/// @param mask what the weights see of the state is multiplied by it
record Recurrence(Recurrent layer, Term kernel, Optional<Term> bias, Optional<Term> mask) {

    private static final Transpose SWAP = new Transpose(List.of(1, 0, 2));

    /// The layer's inputs or results with the axes of the rows and of time exchanged.
    static Term timeFirst(Term x) {
        return x.apply(SWAP);
    }

    /// The layer's results, `[N, T, units]`, from the inputs' share of the sums, `[T, N, gates · units]`.
    Term of(Term sums) {
        GraphBuilder builder = sums.builder();
        Shape state = Shape.of(sums.shape().get(1), Dimension.of(layer.units()));
        Term zeros = sums.constant(0).expanded(state);
        List<Value> inputs = new ArrayList<>();
        layer.states().forEach(name -> inputs.add(zeros.value()));
        inputs.add(sums.value());
        inputs.add(kernel.value());
        bias.ifPresent(term -> inputs.add(term.value()));
        mask.ifPresent(term -> inputs.add(term.value()));
        Value last = builder.add(scan(state, sums.shape()), inputs.toArray(Value[]::new));
        if (!layer.returnSequences()) {
            return new Term(builder, last);
        }
        Term all = new Term(builder, new Value(last.node(), layer.states().size())).apply(SWAP);
        return layer.goBackwards() ? reversed(all, 1) : all;
    }

    /// The states come in under their names, and one step's share of the sums as `sums`.
    private Scan scan(Shape state, Shape sums) {
        GraphBuilder builder = new GraphBuilder();
        List<Term> states =
                layer.states().stream().map(name -> input(builder, name, state)).toList();
        Term part = input(builder, "sums", Shape.of(sums.get(1), sums.get(2)));
        Term weights = input(builder, "recurrent_kernel", kernel.shape());
        Optional<Term> added = bias.map(term -> input(builder, "recurrent_bias", term.shape()));
        Optional<Term> masking = mask.map(term -> input(builder, "mask", term.shape()));
        Term h = states.getFirst();
        List<Term> next = layer.step(states, masking.map(h::times).orElse(h), part, weights, added);
        for (int i = 0; i < next.size(); i++) {
            builder.output(layer.states().get(i), next.get(i).value());
        }
        builder.output("y", next.getFirst().value());
        return new Scan(builder.build(), states.size(), 1, layer.goBackwards());
    }

    private static Term input(GraphBuilder builder, String name, Shape shape) {
        return new Term(builder, builder.add(name, new Input(shape)));
    }

    /// Columns `units · from` up to before `units · to`.
    static Term gates(Term sums, int units, int from, int to) {
        return sums.apply(new Slice(List.of(units * from), List.of(units * to), List.of(-1), List.of()));
    }

    /// The elements along an axis in reverse order, whatever their number.
    static Term reversed(Term x, int axis) {
        Term ones = x.constant(1).expanded(Shape.of(x.shape().get(axis)));
        Term places = ones.apply(new CumSum(0, true, true)).apply(new Cast(ElementType.INT32));
        return x.apply(new Gather(axis), places);
    }

    /// Zeros at random, `1 / (1 − rate)` elsewhere.
    ///
    /// @param beside any value of the graph that they are added to
    /// @param id of the node that draws
    static Term mask(Term beside, Shape shape, double rate, String id) {
        GraphBuilder builder = beside.builder();
        Value run = Value.of("run");
        if (!builder.contains(run.node())) {
            builder.add(run.node(), new RunContext());
        }
        Term ones = beside.constant(1).expanded(shape);
        RowRandom draw = new RowRandom(Instruction.Distribution.UNIFORM);
        Term drawn = new Term(builder, builder.add(id, draw, ones.value(), run, new Value(run.node(), 1)));
        return new Dropout(rate).disturbed(ones, distribution -> drawn);
    }
}
