package gradus.app.workspace;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.Graph.Wire;
import gradus.engine.graph.Place;
import gradus.engine.graph.Value;
import gradus.engine.run.Evaluation;
import gradus.engine.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The numbers that may be shown now: all of the last run or, while it is traced, those that have been told. Values
/// and wires are named by their paths in the whole graph. Two are the same only if they are one.
public final class Told {

    /// No numbers.
    public static final Told NOTHING =
            new Told(Optional.empty(), Optional.empty(), 0, Map.of(), List.of(), WireNumbers.BOTH);

    private final Optional<Evaluation> evaluation;
    private final Optional<Traced> traced;
    private final boolean isStale;
    private final Map<Wire, Tensor> locals;
    private final List<Diagnostic> doubts;
    private final WireNumbers shown;

    /// @param revision of the state on screen
    /// @param locals by wire of what is looked at
    /// @param doubts what should be said of the numbers
    /// @param shown which numbers stand at wires
    Told(
            Optional<Results> results,
            Optional<Traced> traced,
            long revision,
            Map<Wire, Tensor> locals,
            List<Diagnostic> doubts,
            WireNumbers shown) {
        this.traced = traced;
        evaluation = traced.map(now -> now.trace().frame().evaluation()).or(() -> results.map(Results::evaluation));
        isStale = traced.map(Traced::revision)
                .or(() -> results.map(Results::revision))
                .filter(known -> known != revision)
                .isPresent();
        this.locals = locals;
        this.doubts = doubts;
        this.shown = shown;
    }

    /// Whether the numbers belong to another revision than the one on screen.
    public boolean isStale() {
        return isStale;
    }

    /// Whether it is told step by step.
    public boolean isTraced() {
        return traced.isPresent();
    }

    /// Which numbers stand at wires.
    public WireNumbers shown() {
        return shown;
    }

    /// What should be said of the numbers, each at a node of what is looked at: what concerns the inside of a block is
    /// said at the block.
    public List<Diagnostic> doubts(Scene scene) {
        String inside = scene.path("");
        return doubts.stream()
                .filter(doubt ->
                        doubt.place() instanceof Place.AtNode(String path, String _) && path.startsWith(inside))
                .map(doubt -> {
                    String path = ((Place.AtNode) doubt.place()).node().substring(inside.length());
                    int slash = path.indexOf('/');
                    return doubt.at(Place.node(slash < 0 ? path : path.substring(0, slash)));
                })
                .toList();
    }

    /// All numbers, told or not.
    Optional<Evaluation> evaluation() {
        return evaluation;
    }

    /// A value, if it has been told.
    public Optional<Tensor> value(Value value) {
        return traced.isPresent() && !traced.get().tellsValue(value)
                ? Optional.empty()
                : evaluation.flatMap(numbers -> numbers.value(value));
    }

    /// Whether tangents are told in the place of gradients.
    public boolean isForward() {
        return evaluation.flatMap(Evaluation::forwardMode).isPresent();
    }

    /// A gradient or, in forward mode, a tangent, if it has been told.
    public Optional<Tensor> gradient(Value value) {
        return traced.isPresent() && !traced.get().tellsGradient(value)
                ? Optional.empty()
                : evaluation.flatMap(numbers -> isForward() ? numbers.tangent(value) : numbers.gradient(value));
    }

    /// What came back over a wire or, in forward mode, what it adds; told with the number of the node that reads it.
    public Optional<Tensor> contribution(Wire wire) {
        return traced.isPresent() && !traced.get().tellsGradient(Value.of(wire.toNode()))
                ? Optional.empty()
                : evaluation.flatMap(numbers -> isForward() ? numbers.part(wire) : numbers.contribution(wire));
    }

    /// How the node at the end of a wire of what is looked at changes with what comes over it.
    public Optional<Tensor> local(Wire wire) {
        return Optional.ofNullable(locals.get(wire));
    }
}
