package gradus.engine.program;

import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Source;
import gradus.engine.graph.Types;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A flat graph lowered to instructions, ready for a device. Only what the results need is in it.
///
/// @param feeds where the value of each source is put
/// @param constants tensors known now, by their place
/// @param steps the instructions in order
/// @param results where each wanted value is found
/// @param slots how many places there are
public record Program(
        Map<Value, Operand> feeds,
        Map<Operand, Tensor> constants,
        List<Step> steps,
        Map<Value, Operand> results,
        int slots) {

    /// Compiles what some values need.
    ///
    /// @param flat a graph without blocks and errors
    /// @param wanted values of it
    /// @param real the precision of real numbers, FLOAT32 or FLOAT64
    public static Program compile(Graph flat, Collection<Value> wanted, ElementType real) {
        Types types = Types.of(flat);
        Lowering code = new Lowering(real);
        Map<Value, Operand> places = new HashMap<>();
        Map<Value, Operand> feeds = new LinkedHashMap<>();
        Set<Value> used = used(flat, wanted);
        Set<String> needed = used.stream().map(Value::node).collect(Collectors.toSet());
        for (Node node : flat.order().nodes()) {
            if (!needed.contains(node.id())) {
                continue;
            }
            if (node.operation() instanceof Source) {
                for (Value value : node.values()) {
                    if (!used.contains(value)) {
                        continue;
                    }
                    ValueType type = types.find(value).orElseThrow();
                    ElementType stored = type.type() == ElementType.FLOAT64 ? real : type.type();
                    Operand place = code.feed(stored, type.shape());
                    feeds.put(value, place);
                    places.put(value, place);
                }
            } else {
                List<Operand> inputs = new ArrayList<>();
                node.wired().forEach(value -> inputs.add(places.get(value)));
                List<Operand> outputs = node.operation().lower(code.at(node.id()), inputs);
                for (int i = 0; i < outputs.size(); i++) {
                    places.put(new Value(node.id(), i), outputs.get(i));
                }
            }
        }
        Map<Value, Operand> results = new LinkedHashMap<>();
        wanted.forEach(value -> results.put(value, places.get(value)));
        List<Step> steps = DeadCode.without(code.steps(), results.values());
        return new Program(feeds, code.constants(), steps, results, code.slots());
    }

    /// The precision that real numbers have: that of the tensors, double where there are none.
    public ElementType real() {
        return Stream.of(
                                feeds.values().stream(),
                                constants.keySet().stream(),
                                steps.stream().flatMap(step -> step.outputs().stream()))
                        .flatMap(places -> places)
                        .anyMatch(place -> place.type() == ElementType.FLOAT32)
                ? ElementType.FLOAT32
                : ElementType.FLOAT64;
    }

    /// The same program in fewer steps, as devices that are made for speed run it: simplified, with steps of their own
    /// for convolutions and the largest of a window, and formulas over elements joined into chains.
    public Program optimized() {
        return passes().lastEntry().getValue();
    }

    /// An optimized program as the processor runs it with given lengths: large products are joined with formulas, small
    /// weights are updated together.
    public Program forLengths(Map<String, Integer> lengths) {
        return AlikeFormulas.gathered(ProductEndings.joined(this, lengths), lengths);
    }

    /// The same as [#optimized()], but that formulas which give results come last, and not as early as they can: a
    /// device that does many of them at a time wants the update of all weights together, and has room for their
    /// gradients.
    public Program optimizedWithLateResults() {
        return chained(passes());
    }

    private static Program chained(SequencedMap<String, Program> passes) {
        return Objects.requireNonNull(passes.get("with chains"));
    }

    /// What becomes of the program, pass by pass.
    SequencedMap<String, Program> passes() {
        SequencedMap<String, Program> passes = new LinkedHashMap<>();
        passes.put("compiled", this);
        passes.put("simplified", Simplifier.simplified(this));
        next(passes, "without dead code", DeadCode::removed);
        next(passes, "with shared scans", ScanSharing::shared);
        next(passes, "with fused windows", WindowFusion::fused);
        next(passes, "with chains", Fusion::fused);
        next(passes, "with early results", EarlyResults::moved);
        return passes;
    }

    private static void next(SequencedMap<String, Program> passes, String name, UnaryOperator<Program> pass) {
        passes.put(name, pass.apply(passes.lastEntry().getValue()));
    }

    /// The wanted values and those they are computed from; of a data set perhaps the rows, but not the targets.
    private static Set<Value> used(Graph flat, Collection<Value> wanted) {
        Set<Value> used = new LinkedHashSet<>();
        List<Value> open = new ArrayList<>(wanted);
        while (!open.isEmpty()) {
            Value value = open.removeLast();
            if (used.add(value)) {
                open.addAll(flat.node(value.node()).wired());
            }
        }
        return used;
    }
}
