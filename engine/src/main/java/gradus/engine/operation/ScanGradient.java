package gradus.engine.operation;

import gradus.engine.graph.Backward;
import gradus.engine.graph.Differentiation.Differentiated;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Node;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Builds the backward half of a [Scan]: another scan, the other way round. Its states are the gradients towards the
/// states and the sums of the gradients towards what is captured; its sequences are the states that entered each step,
/// the sequences, and the gradients that arrive at the steps; its body computes a step again and differentiates it
/// (backpropagation through time; Werbos 1990).
final class ScanGradient {

    private final Scan scan;
    private final Backward backward;
    private final Graph flat;
    private final List<Node> sources;
    private final int states;
    private final int moving;
    private final GraphBuilder body = new GraphBuilder();
    private final List<Value> initial = new ArrayList<>();
    private final List<Value> sequences = new ArrayList<>();
    private final List<Value> captured = new ArrayList<>();

    ScanGradient(Scan scan, Backward backward) {
        this.scan = scan;
        this.backward = backward;
        this.flat = scan.flat();
        this.sources = scan.sources();
        this.states = scan.numStates();
        this.moving = states + scan.numSequences();
    }

    /// One gradient an input.
    List<Optional<Value>> build() {
        Map<Integer, Value> carried = new LinkedHashMap<>();
        for (int i = 0; i < sources.size(); i++) {
            if ((i < states || i >= moving) && isReal(i)) {
                carried.put(i, carried(i));
            }
        }
        Map<Integer, Value> entering = new LinkedHashMap<>();
        List<Value> results = List.copyOf(flat.outputs().values());
        Map<Value, Term> arriving = new LinkedHashMap<>();
        for (int i = 0; i < moving; i++) {
            body.add(sources.get(i));
            sequences.add(
                    i < states ? output(results.size() + i) : backward.inputs().get(i));
        }
        for (int i = states; i < results.size() + states; i++) {
            int number = i;
            arrived(i).ifPresent(gradient -> {
                Value part = input("d_" + scan.outputs().get(number).name(), part(gradient));
                sequences.add(gradient);
                if (number < results.size()) {
                    arrive(arriving, results.get(number), part);
                } else {
                    entering.put(number - results.size(), part);
                }
            });
        }
        for (int i = moving; i < sources.size(); i++) {
            body.add(sources.get(i));
            captured.add(backward.inputs().get(i));
        }
        flat.nodes().forEach(this::copy);
        carried.forEach((i, value) -> {
            if (i < states) {
                arrive(arriving, results.get(i), value);
            }
        });
        return assemble(carried, entering, arriving);
    }

    private List<Optional<Value>> assemble(
            Map<Integer, Value> carried, Map<Integer, Value> entering, Map<Value, Term> arriving) {
        Map<Value, Value> seeds = new LinkedHashMap<>();
        arriving.forEach((value, term) -> seeds.put(value, term.value()));
        Differentiated inside = backward.differentiation().of(body.build(), seeds);
        GraphBuilder builder = new GraphBuilder(inside.graph());
        Map<Integer, Integer> places = new LinkedHashMap<>();
        for (boolean stacked : List.of(false, true)) {
            for (int i = 0; i < sources.size(); i++) {
                boolean isSequence = i >= states && i < moving;
                if (isSequence == stacked && isReal(i)) {
                    places.put(i, places.size());
                    Term sum =
                            sum(builder, inside, i, Optional.ofNullable(i < states ? entering.get(i) : carried.get(i)));
                    builder.output("d_" + sources.get(i).id(), sum.value());
                }
            }
        }
        Scan gradient = new Scan(builder.build(), initial.size(), sequences.size(), !scan.reverse());
        List<Value> inputs = new ArrayList<>(initial);
        inputs.addAll(sequences);
        inputs.addAll(captured);
        Value added = backward.builder().add(gradient, inputs.toArray(Value[]::new));
        List<Optional<Value>> gradients = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            gradients.add(Optional.ofNullable(places.get(i)).map(place -> new Value(added.node(), place)));
        }
        return gradients;
    }

    /// The gradient of one step towards a source, and what is added to it.
    private Term sum(GraphBuilder builder, Differentiated inside, int source, Optional<Value> more) {
        Value value = sources.get(source).value();
        Optional<Term> own = Optional.ofNullable(inside.gradients().get(value)).map(found -> new Term(builder, found));
        Optional<Term> other = more.map(found -> new Term(builder, found));
        if (own.isPresent() && other.isPresent()) {
            return own.get().plus(other.get());
        }
        return own.or(() -> other)
                .orElseGet(() -> zeros(builder, builder.type(value).shape()));
    }

    /// A state of the backward scan: the gradient towards a state, or a sum for what is captured.
    private Value carried(int source) {
        Shape shape = backward.inputType(source).shape();
        initial.add((source < states ? arrived(source) : Optional.<Value>empty())
                .orElseGet(() -> zeros(backward.builder(), shape).value()));
        return input("d_" + sources.get(source).id(), shape);
    }

    private Value input(String stem, Shape shape) {
        String id = stem;
        while (body.contains(id) || flat.contains(id)) {
            id = "d_" + id;
        }
        return body.add(id, new Input(shape));
    }

    private void copy(Node node) {
        if (!body.contains(node.id())) {
            node.wired().forEach(value -> copy(flat.node(value.node())));
            body.add(node);
        }
    }

    private void arrive(Map<Value, Term> arriving, Value at, Value gradient) {
        arriving.merge(at, new Term(body, gradient), Term::plus);
    }

    private Optional<Value> arrived(int output) {
        return backward.gradients().get(output);
    }

    private Value output(int number) {
        return backward.outputs().get(number);
    }

    private boolean isReal(int input) {
        return backward.inputType(input).type().isFloat();
    }

    private Shape part(Value sequence) {
        ValueType type = backward.builder().type(sequence);
        return Scan.part(type.shape());
    }

    private static Term zeros(GraphBuilder builder, Shape shape) {
        return Term.constant(builder, 0).expanded(shape);
    }
}
