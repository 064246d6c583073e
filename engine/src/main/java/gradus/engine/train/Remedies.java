package gradus.engine.train;

import gradus.engine.block.Dense;
import gradus.engine.block.Loss;
import gradus.engine.block.SparseCategoricalCrossentropy;
import gradus.engine.graph.Changes;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.Fix;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Message;
import gradus.engine.graph.Node;
import gradus.engine.graph.Place;
import gradus.engine.graph.Types;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.ArgMax;
import gradus.engine.operation.Cast;
import gradus.engine.operation.Dataset;
import gradus.engine.operation.Flatten;
import gradus.engine.operation.OneHot;
import gradus.engine.operation.Squeeze;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Finds what mends the troubles of a graph: a data set's targets for a loss without, numbers of another type,
/// classes in another form, a layer with as many units as there are classes, a flattened image.
final class Remedies {

    private static final String TRUTH = "y_true";
    private static final String PREDICTION = "y_pred";

    private final Graph graph;
    private final Types types;

    Remedies(Graph graph, Types types) {
        this.graph = graph;
        this.types = types;
    }

    /// The diagnostic with the remedies there are.
    Diagnostic with(Diagnostic problem) {
        if (!problem.fixes().isEmpty() || !(problem.place() instanceof Place.AtNode(String id, String port))) {
            return problem;
        }
        return graph.find(id)
                .map(node -> problem.withFixes(of(problem.code(), node, port)))
                .orElse(problem);
    }

    private List<Fix> of(String code, Node node, String port) {
        return switch (code) {
            case "graph.open-port" ->
                node.operation() instanceof Loss && port.equals(TRUTH) ? targets(node) : List.of();
            case "type.mismatch", "type.real" -> casts(node, port);
            case "shape.mismatch" -> node.operation() instanceof Loss loss ? ofLoss(loss, node) : List.of();
            default -> List.of();
        };
    }

    /// The only data set's targets.
    private List<Fix> targets(Node loss) {
        List<Node> data = graph.nodes().stream()
                .filter(node -> node.operation() instanceof Dataset)
                .toList();
        return data.size() != 1
                ? List.of()
                : List.of(fix(
                        Changes.connect(new Value(data.getFirst().id(), 1), loss.id(), TRUTH),
                        "fix.wire-targets",
                        data.getFirst().name()));
    }

    /// Whole numbers or truth values beside real ones become real; the other way round where a port takes no others.
    private List<Fix> casts(Node node, String port) {
        if (!isReal(node, port)) {
            return List.of(cast(ElementType.FLOAT64, node, port));
        }
        List<Fix> others = node.inputs().keySet().stream()
                .filter(other -> !isReal(node, other))
                .map(other -> cast(ElementType.FLOAT64, node, other))
                .toList();
        boolean takesWhole = node.operation().inputs().stream()
                .anyMatch(each -> each.name().equals(port) && each.type() == ElementType.INT32);
        return takesWhole ? List.of(cast(ElementType.INT32, node, port)) : others;
    }

    private boolean isReal(Node node, String port) {
        return node.input(port)
                .flatMap(types::find)
                .map(type -> type.type().isFloat())
                .orElse(true);
    }

    private List<Fix> ofLoss(Loss loss, Node node) {
        Optional<ValueType> truth = node.input(TRUTH).flatMap(types::find);
        Optional<ValueType> prediction = node.input(PREDICTION).flatMap(types::find);
        if (truth.isEmpty() || prediction.isEmpty()) {
            return List.of();
        }
        if (!prediction.get().type().isFloat()) {
            return List.of(cast(ElementType.FLOAT64, node, PREDICTION));
        }
        List<Fix> fixes = new ArrayList<>();
        Shape wanted = truth.get().shape();
        Shape given = prediction.get().shape();
        boolean numbered = truth.get().type() == ElementType.INT32 && isPerRow(wanted, given);
        if (loss instanceof SparseCategoricalCrossentropy) {
            labels(truth.get(), given, node).ifPresent(fixes::add);
        } else if (numbered) {
            int classes = given.get(-1).size();
            fixes.add(fix(
                    Changes.insert(new OneHot(classes, -1), node.id(), TRUTH),
                    "fix.one-hot",
                    Integer.toString(classes)));
        } else if (!truth.get().type().isFloat()) {
            fixes.add(cast(ElementType.FLOAT64, node, TRUTH));
        }
        if (given.rank() > wanted.rank() && !numbered && wanted.rank() > 1) {
            flatten(node).ifPresent(fixes::add);
        }
        if (differsOnlyInLast(wanted, given)) {
            layer(node.input(PREDICTION).orElseThrow())
                    .map(dense -> units(dense, wanted.get(-1).size()))
                    .ifPresent(fixes::add);
        }
        return fixes.stream().limit(3).toList();
    }

    /// Class numbers for a loss that wants them.
    private Optional<Fix> labels(ValueType truth, Shape given, Node node) {
        Shape wanted = truth.shape();
        UnaryOperator<Graph> cast = Changes.insert(new Cast(ElementType.INT32), node.id(), TRUTH);
        Message label = Message.of("fix.class-numbers");
        if (wanted.equals(given) && !wanted.get(-1).isOne() && truth.type().isFloat()) {
            return Optional.of(new Fix(label, Changes.insert(new ArgMax(-1, false), node.id(), TRUTH)));
        }
        if (isPerRow(wanted, given)) {
            return Optional.of(new Fix(label, cast));
        }
        if (wanted.rank() == given.rank() && wanted.rank() > 1 && wanted.get(-1).isOne()) {
            UnaryOperator<Graph> squeeze = Changes.insert(new Squeeze(List.of(wanted.rank() - 1)), node.id(), TRUTH);
            return Optional.of(new Fix(
                    label,
                    before -> truth.type().isFloat() ? squeeze.apply(cast.apply(before)) : squeeze.apply(before)));
        }
        return Optional.empty();
    }

    /// One target for each row of several predictions.
    private static boolean isPerRow(Shape truth, Shape prediction) {
        return prediction.rank() == truth.rank() + 1
                && prediction.get(-1).isFixed()
                && truth.dimensions().equals(prediction.dimensions().subList(0, truth.rank()));
    }

    private static boolean differsOnlyInLast(Shape wanted, Shape given) {
        int last = wanted.rank() - 1;
        return last > 0
                && given.rank() == wanted.rank()
                && wanted.get(-1).isFixed()
                && !wanted.get(-1).equals(given.get(-1))
                && wanted.dimensions()
                        .subList(0, last)
                        .equals(given.dimensions().subList(0, last));
    }

    /// The layer whose units a prediction's columns are; between them only what keeps shapes.
    private Optional<Node> layer(Value value) {
        Node node = graph.node(value.node());
        if (node.operation() instanceof Dense) {
            return Optional.of(node);
        }
        List<Value> wired = node.wired();
        boolean keeps = wired.size() == 1
                && types.find(wired.getFirst()).equals(types.find(value).map(type -> type.withShape(shape(value))));
        return keeps ? layer(wired.getFirst()) : Optional.empty();
    }

    /// A matrix before the first layer that gets more axes, or before the loss.
    private Optional<Fix> flatten(Node loss) {
        String node = loss.id();
        String port = PREDICTION;
        Optional<Node> layer = layer(loss.input(PREDICTION).orElseThrow());
        while (layer.isPresent()) {
            Value input = layer.get().wired().getFirst();
            if (shape(input).rank() <= 2) {
                break;
            }
            node = layer.get().id();
            port = layer.get().operation().inputs().getFirst().name();
            layer = layer(input);
        }
        Value flattened = graph.node(node).input(port).orElseThrow();
        List<Dimension> columns = shape(flattened).dimensions();
        return columns.subList(1, columns.size()).stream().allMatch(Dimension::isFixed)
                ? Optional.of(fix(
                        Changes.insert(new Flatten(1), node, port),
                        "fix.flatten",
                        graph.node(node).name()))
                : Optional.empty();
    }

    private Shape shape(Value value) {
        return types.find(value).map(ValueType::shape).orElse(Shape.SCALAR);
    }

    private static Fix units(Node layer, int units) {
        return fix(Changes.set(layer.id(), "units", units), "fix.units", layer.name(), Integer.toString(units));
    }

    private static Fix cast(ElementType type, Node node, String port) {
        String key = type.isFloat() ? "fix.cast-real" : "fix.cast-whole";
        return fix(Changes.insert(new Cast(type), node.id(), port), key, port);
    }

    private static Fix fix(UnaryOperator<Graph> change, String key, Object... arguments) {
        return new Fix(Message.of(key, arguments), change);
    }
}
