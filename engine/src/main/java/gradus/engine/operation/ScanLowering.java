package gradus.engine.operation;

import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Source;
import gradus.engine.graph.Value;
import gradus.engine.instruction.Body;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.tensor.Dimension;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Lowers a [Scan]: what is the same at every step is computed once, before it; the rest becomes its body.
final class ScanLowering {

    private final Scan scan;
    private final Graph flat;
    private final Lowering outer;
    private final Lowering inner;
    private final Map<Value, Operand> outside = new HashMap<>();
    private final Map<Value, Operand> inside = new HashMap<>();
    private final Map<Operand, Operand> captured = new LinkedHashMap<>();

    ScanLowering(Scan scan, Lowering outer) {
        this.scan = scan;
        this.flat = scan.flat();
        this.outer = outer;
        this.inner = new Lowering(outer.real());
    }

    /// One operand an output of the scan.
    List<Operand> lower(List<Operand> inputs) {
        List<Node> sources = scan.sources();
        int moving = scan.numStates() + scan.numSequences();
        List<Operand> places = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            Value value = sources.get(i).value();
            Operand input = inputs.get(i);
            if (i < moving) {
                Operand place =
                        inner.feed(input.type(), i < scan.numStates() ? input.shape() : Scan.part(input.shape()));
                places.add(place);
                inside.put(value, place);
            } else {
                outside.put(value, input);
            }
        }
        lowerNodes(outer.path() + "/");
        List<Operand> results =
                flat.outputs().values().stream().map(this::within).toList();
        List<Operand> states = places.subList(0, scan.numStates());
        List<Operand> next = results.subList(0, scan.numStates());
        List<Operand> stacked = new ArrayList<>(results.subList(scan.numStates(), results.size()));
        stacked.addAll(states);
        inner.constants().forEach((place, tensor) -> captured.put(outer.constant(tensor), place));
        Body body = new Body(
                states,
                places.subList(scan.numStates(), moving),
                List.copyOf(captured.values()),
                inner.steps(),
                next,
                stacked,
                inner.slots());
        Dimension length = inputs.get(scan.numStates()).shape().get(0);
        List<Operand> outputs = new ArrayList<>();
        next.forEach(state -> outputs.add(outer.feed(state.type(), state.shape())));
        stacked.forEach(part -> outputs.add(outer.feed(part.type(), part.shape().prepend(length))));
        List<Operand> all = new ArrayList<>(inputs.subList(0, moving));
        all.addAll(captured.keySet());
        outer.emit(new Instruction.Scan(body, scan.reverse()), all, outputs);
        return outputs;
    }

    private void lowerNodes(String path) {
        for (Node node : flat.order().nodes()) {
            if (node.operation() instanceof Source) {
                continue;
            }
            boolean isSteady = outside.keySet().containsAll(node.wired());
            Lowering code = (isSteady ? outer : inner).at(path + node.id());
            List<Operand> inputs = node.wired().stream()
                    .map(value -> isSteady ? Objects.requireNonNull(outside.get(value)) : within(value))
                    .toList();
            List<Operand> outputs = node.operation().lower(code, inputs);
            for (int i = 0; i < outputs.size(); i++) {
                (isSteady ? outside : inside).put(new Value(node.id(), i), outputs.get(i));
            }
        }
    }

    /// Where the body finds a value.
    private Operand within(Value value) {
        Operand place = inside.get(value);
        if (place != null) {
            return place;
        }
        Operand operand = Objects.requireNonNull(outside.get(value), value.toString());
        return captured.computeIfAbsent(operand, key -> inner.feed(key.type(), key.shape()));
    }
}
