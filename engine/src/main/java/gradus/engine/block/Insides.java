package gradus.engine.block;

import gradus.engine.graph.Composite;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Mode;
import gradus.engine.graph.Node;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Place;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.Input;
import gradus.engine.operation.Scan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What operations that are graphs look like inside, and what becomes of them when that is changed.
public final class Insides {

    private Insides() {}

    /// Whether an operation has an inside to look at.
    public static boolean has(Operation operation) {
        return !(operation instanceof Bypassed) && (operation instanceof Composite || operation instanceof Scan);
    }

    /// The inside of an operation; empty when it has none, or when it depends on inputs that are not known. A person's
    /// own block is known in any case.
    ///
    /// @param inputs the types that arrive, one an input port
    public static Optional<Graph> of(Operation operation, List<Optional<ValueType>> inputs) {
        List<ValueType> known = inputs.stream().flatMap(Optional::stream).toList();
        boolean areKnown = IntStream.range(0, inputs.size())
                .allMatch(i ->
                        inputs.get(i).isPresent() || operation.inputs().get(i).optional());
        return switch (operation) {
            case Block block -> Optional.of(areKnown ? block.inside(known) : block.body());
            case Scan scan -> Optional.of(scan.body());
            case Bypassed _ -> Optional.empty();
            case Composite composite -> areKnown ? inside(composite, known) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /// The operation with another inside.
    ///
    /// @param title of the block that a block of the catalogue becomes
    /// @param before the inside as [#of] gives it
    /// @throws GradusException as [#opened]
    public static Operation with(
            Operation operation, String title, List<Optional<ValueType>> inputs, Graph before, Graph after) {
        return switch (operation) {
            case Block block -> block.withBody(declared(block.body(), before, after));
            case Scan scan -> new Scan(after, scan.numStates(), scan.numSequences(), scan.reverse());
            default -> opened(operation, title, inputs).withBody(after);
        };
    }

    /// A block of the catalogue as a person's own: its inside for the inputs that arrive.
    ///
    /// @throws GradusException `block.closed` when the inside is not known, `block.loss` for a loss, which training
    ///     must find, and `block.modes` for a block that does one thing in training and another afterwards
    public static Block opened(Operation operation, String title, List<Optional<ValueType>> inputs) {
        Graph inside = of(operation, inputs)
                .orElseThrow(
                        () -> new GradusException(Diagnostic.error("block.closed", new Place.Everywhere(), title)));
        if (operation instanceof Block block) {
            return block;
        }
        if (operation instanceof Loss) {
            throw new GradusException(Diagnostic.error("block.loss", new Place.Everywhere(), title));
        }
        List<ValueType> known = inputs.stream().flatMap(Optional::stream).toList();
        if (operation instanceof Composite composite
                && !composite.inside(known, Mode.TRAINING).equals(composite.inside(known, Mode.INFERENCE))) {
            throw new GradusException(Diagnostic.error("block.modes", new Place.Everywhere(), title));
        }
        return new Block(title, inside, Exposed.NOTHING);
    }

    /// Empty, too, where the inputs don't fit.
    private static Optional<Graph> inside(Composite composite, List<ValueType> inputs) {
        if (!(composite.check(inputs) instanceof ShapeCheck.Known)) {
            return Optional.empty();
        }
        try {
            return Optional.of(composite.inside(inputs));
        } catch (GradusException wrong) {
            return Optional.empty();
        }
    }

    /// The changed inside with those inputs as the block declares them that only took the shapes that arrive.
    private static Graph declared(Graph body, Graph before, Graph after) {
        List<Node> nodes = new ArrayList<>();
        for (Node node : after.nodes()) {
            Optional<Node> declared = body.find(node.id());
            boolean isSame = node.operation() instanceof Input
                    && declared.isPresent()
                    && before.find(node.id())
                            .filter(each -> each.operation().equals(node.operation()))
                            .isPresent();
            nodes.add(isSame ? node.withOperation(declared.orElseThrow().operation()) : node);
        }
        return Graph.of(nodes, after.outputs());
    }
}
