package gradus.app.canvas;

import gradus.app.document.Form;
import gradus.app.document.NodeShape;
import gradus.app.document.NodeText;
import gradus.app.text.Messages;
import gradus.app.workspace.DataState;
import gradus.app.workspace.Prediction;
import gradus.app.workspace.State;
import gradus.app.workspace.Told;
import gradus.app.workspace.TrainingRun;
import gradus.engine.data.DataSet;
import gradus.engine.data.Part;
import gradus.engine.graph.Graph.Wire;
import gradus.engine.graph.Node;
import gradus.engine.graph.Port;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.Constant;
import gradus.engine.operation.Variable;
import gradus.engine.program.Cost;
import gradus.engine.program.Costs;
import gradus.engine.project.Direction;
import gradus.engine.project.Position;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Makes the picture of a state: all that is to be seen, in the words of one language.
///
/// @param told the numbers that may be shown
/// @param looked the prediction that a person looks at
/// @param moved where nodes are shown that are being dragged
record Pictures(
        State state,
        Told told,
        Optional<TrainingRun> training,
        DataState data,
        Messages messages,
        Costs costs,
        Optional<Prediction> looked,
        Map<String, Position> moved) {

    /// More numbers than these nobody reads in a tip.
    private static final int MOST_TOLD = 120;

    Picture picture() {
        Map<String, Trouble> troubles = Trouble.of(state, told);
        Map<String, NodePicture> nodes = new LinkedHashMap<>();
        for (Node node : state.scene().document().graph().nodes()) {
            nodes.put(node.id(), node(node, troubles.getOrDefault(node.id(), Trouble.NONE)));
        }
        return picture(nodes, Changes.EVERYTHING);
    }

    /// The picture of this state when another one has been drawn already: what looks the same is the same object.
    Picture picture(Pictures before, Picture drawn) {
        if (drawn.direction() != state.scene().document().layout().direction()
                || !before.state().scene().place().equals(state.scene().place())) {
            return picture();
        }
        Reuse reuse = Reuse.of(before, this);
        Map<String, Trouble> troubles = Trouble.of(state, told);
        Map<String, Trouble> troublesBefore = Trouble.of(before.state(), before.told());
        Map<String, NodePicture> nodes = new LinkedHashMap<>();
        Set<String> redrawn = new HashSet<>();
        Set<String> elsewhere = new HashSet<>();
        List<Box> disturbed = new ArrayList<>();
        for (Node node : state.scene().document().graph().nodes()) {
            NodePicture old = drawn.nodes().get(node.id());
            Trouble trouble = troubles.getOrDefault(node.id(), Trouble.NONE);
            Optional<NodePicture> kept = Optional.ofNullable(old)
                    .filter(known -> trouble.equals(troublesBefore.getOrDefault(node.id(), Trouble.NONE))
                            && before.isCollapsed(node) == isCollapsed(node)
                            && reuse.looksTheSame(known, node));
            NodePicture now = kept.map(
                            known -> known.shown(at(node), state.selection().contains(node.id())))
                    .orElseGet(() -> node(node, trouble));
            nodes.put(node.id(), now);
            if (kept.isEmpty()) {
                redrawn.add(node.id());
            }
            if (old == null || !now.at().equals(old.at()) || !now.shape().equals(old.shape())) {
                elsewhere.add(node.id());
                disturbed.add(now.box());
                Optional.ofNullable(old).map(NodePicture::box).ifPresent(disturbed::add);
            }
        }
        drawn.nodes().values().stream()
                .filter(node -> !nodes.containsKey(node.id()))
                .forEach(gone -> disturbed.add(gone.box()));
        return picture(
                nodes,
                new Changes(
                        drawn.wires(),
                        !reuse.haveSameNumbers(),
                        redrawn,
                        elsewhere,
                        disturbed,
                        !reuse.haveSameWeights()));
    }

    private Picture picture(Map<String, NodePicture> nodes, Changes changes) {
        BoxGrid<NodePicture> places = BoxGrid.of(List.copyOf(nodes.values()), NodePicture::box);
        List<WirePicture> wires = new Wires(this, nodes, places).all(changes);
        return new Picture(
                state.scene().document().layout().direction(),
                Collections.unmodifiableMap(nodes),
                Collections.unmodifiableList(wires),
                places,
                BoxGrid.of(wires, WirePicture::reach));
    }

    /// A picture of the same state with some nodes elsewhere: only what moves, and the wires that pass where it was
    /// or comes to stand, is made anew.
    Picture moved(Picture base, Links links) {
        Map<Integer, NodePicture> nodes = new HashMap<>();
        Set<Integer> wires = new HashSet<>();
        moved.forEach((id, position) -> base.node(id).ifPresent(old -> {
            NodePicture now = old.shown(new Point(position.x(), position.y()), old.isSelected());
            nodes.put(links.nodes().getOrDefault(id, 0), now);
            wires.addAll(links.wiresAt(id));
            base.ways().indices(old.box()).stream().forEach(wires::add);
            base.ways().indices(now.box()).stream().forEach(wires::add);
        }));
        Picture placed = base.with(nodes, Map.of());
        Wires anew = new Wires(this, placed.nodes(), placed.places());
        Map<Integer, WirePicture> following = new HashMap<>();
        wires.forEach(index -> following.put(index, anew.following(base.wires().get(index))));
        return placed.with(Map.of(), following);
    }

    /// Whether a node is drawn as its title only.
    boolean isCollapsed(Node node) {
        return state.scene().document().layout().decor().collapsed().contains(node.id())
                && Form.of(node.operation()).isCard();
    }

    private Point at(Node node) {
        return state.scene()
                .document()
                .layout()
                .find(node.id())
                .map(position -> new Point(position.x(), position.y()))
                .orElse(new Point(0, 0));
    }

    NodePicture node(Node node, Trouble trouble) {
        Direction direction = state.scene().document().layout().direction();
        boolean isCollapsed = isCollapsed(node);
        NodeShape shape = isCollapsed ? NodeShape.collapsed(node, direction) : NodeShape.of(node, direction);
        Optional<Tensor> own = own(node);
        return new NodePicture(
                node,
                shape,
                at(node),
                symbol(node, shape.form()),
                Verdict.line(this, node, caption(node, shape.form())),
                isCollapsed ? List.of() : lines(node, shape.form()),
                own,
                own.map(tensor -> tensor.size() == 1 ? messages.numbers().shortForm(tensor.at(0)) : "")
                        .orElse(""),
                numbers(node),
                isCollapsed ? Map.of() : portShapes(node, shape.form()),
                trouble.open(),
                trouble.problem(messages),
                trouble.doubt(messages),
                isCollapsed ? List.of() : Verdict.units(this, node),
                isCollapsed ? List.of() : balance(shape.form()),
                state.selection().contains(node.id()));
    }

    Optional<Tensor> value(Value value) {
        return told.value(state.scene().value(value));
    }

    Optional<Tensor> gradient(Value value) {
        return told.gradient(state.scene().value(value));
    }

    /// What came back over a wire of what is looked at.
    Optional<Tensor> contribution(Wire wire) {
        return told.contribution(
                new Wire(state.scene().value(wire.from()), state.scene().path(wire.toNode()), wire.toPort()));
    }

    boolean isStale() {
        return told.isStale();
    }

    /// Whether the graph is being trained as it is now.
    boolean isRunning() {
        return training.filter(run -> run.isRunning() && run.revision() == state.revision())
                .isPresent();
    }

    Optional<ValueType> type(Value value) {
        return state.scene().types().find(value);
    }

    /// Weights by path: those being trained, those that were trained, or those of the last run.
    Optional<Tensor> weights(String path) {
        return training.filter(run -> run.isRunning() && run.revision() == state.revision())
                .flatMap(TrainingRun::learned)
                .or(state::learned)
                .map(learned -> learned.weights().get(state.scene().path(path)))
                .or(() -> value(Value.of(path)));
    }

    String few(Tensor tensor) {
        return messages.numbers().few(tensor);
    }

    private NodePicture.Numbers numbers(Node node) {
        boolean hasOutput = !node.operation().outputs().isEmpty();
        Optional<Tensor> value = hasOutput ? value(node.value()) : Optional.empty();
        Optional<Tensor> gradient = hasOutput ? gradient(node.value()) : Optional.empty();
        return new NodePicture.Numbers(
                value.map(this::few).orElse(""),
                hasOutput ? Backflow.sum(this, node.value()) : "",
                full(value),
                full(gradient),
                value,
                gradient,
                isStale(),
                isRunning());
    }

    private String full(Optional<Tensor> tensor) {
        return tensor.filter(known -> known.size() <= MOST_TOLD)
                .map(messages.numbers()::full)
                .orElse("");
    }

    private static Optional<Tensor> own(Node node) {
        return switch (node.operation()) {
            case Variable variable -> Optional.of(variable.value());
            case Constant constant -> Optional.of(constant.value());
            default -> Optional.empty();
        };
    }

    private static String symbol(Node node, Form form) {
        return switch (form) {
            case OPERATION, FUNCTION -> NodeText.symbol(node);
            case VARIABLE, CARD, DATA, LOSS, UNKNOWN -> node.name();
        };
    }

    private String caption(Node node, Form form) {
        return switch (form) {
            case OPERATION, FUNCTION -> Words.meaning(state.scene().document().graph(), node) + leaving(node, "  ");
            case VARIABLE, CARD, DATA, LOSS, UNKNOWN -> leaving(node, "");
        };
    }

    /// What comes out of the block that is looked at: `→ y`.
    private String leaving(Node node, String before) {
        if (!state.scene().isInside()) {
            return "";
        }
        String names = state.scene().document().graph().outputs().entrySet().stream()
                .filter(output -> output.getValue().node().equals(node.id()))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : before + "→ " + names;
    }

    private List<String> lines(Node node, Form form) {
        return switch (form) {
            case VARIABLE, OPERATION, FUNCTION -> List.of();
            case CARD ->
                Stream.of(
                                Optional.of(NodeText.attributes(node.operation())),
                                shared(node).or(() -> cost(node)))
                        .flatMap(Optional::stream)
                        .toList();
            case DATA -> List.of(rows(node));
            case LOSS -> loss(node);
            case UNKNOWN -> List.of(node.operation().name());
        };
    }

    /// Whose parameters it uses.
    private Optional<String> shared(Node node) {
        return node.shares()
                .map(id -> state.scene()
                        .document()
                        .graph()
                        .find(id)
                        .map(Node::name)
                        .orElse(id))
                .map(name -> messages.text("canvas.shares", name));
    }

    private String rows(Node node) {
        long rows = data.find()
                .map(set -> set.train().size()
                        + set.validation().size()
                        + set.test().size())
                .orElse(0);
        String columns =
                type(node.value()).map(type -> type.shape().get(-1).toString()).orElse("?");
        return switch (data) {
            case DataState.Ready _ -> messages.numbers().whole(rows) + " × " + columns;
            case DataState.Loading _ -> messages.text("canvas.data-loading");
            case DataState.None _ -> messages.text("canvas.data-none");
            case DataState.Failed _ -> messages.text("canvas.data-failed");
        };
    }

    private List<String> loss(Node node) {
        List<String> lines = new ArrayList<>(List.of(NodeText.attributes(node.operation())));
        training.filter(run -> run.isRunning() && !told.isTraced())
                .flatMap(TrainingRun::last)
                .map(epoch -> epoch.training().loss())
                .or(() -> value(node.value()).filter(value -> value.size() == 1).map(Tensor::scalar))
                .ifPresent(value -> lines.add(messages.numbers().shortForm(value)));
        return lines;
    }

    /// What a node costs, as far as it is known and not nothing: `100 params · 80 MACs`.
    private Optional<String> cost(Node node) {
        Cost cost = costs.of(node, state.scene().types()).orElse(Cost.NONE);
        Stream<String> parameters = cost.parameters() == 0
                ? Stream.empty()
                : Stream.of(messages.text("canvas.params", Words.count(cost.parameters(), messages.numbers())));
        Stream<String> products = cost.multiplyAdds() == 0
                ? Stream.empty()
                : Stream.of(messages.text("canvas.macs", Words.count(cost.multiplyAdds(), messages.numbers())));
        return Optional.of(Stream.concat(parameters, products).collect(Collectors.joining(" · ")))
                .filter(text -> !text.isEmpty());
    }

    private Map<String, String> portShapes(Node node, Form form) {
        Map<String, String> shapes = new LinkedHashMap<>();
        boolean areShown = switch (form) {
            case CARD, DATA, LOSS -> true;
            case VARIABLE, OPERATION, FUNCTION, UNKNOWN -> false;
        };
        if (areShown) {
            node.inputs()
                    .forEach((port, from) -> type(from)
                            .ifPresent(type -> shapes.put(Ports.Spot.id(node.id(), port), Words.shape(type.shape()))));
            List<Port> outputs = node.operation().outputs();
            for (Value value : node.values()) {
                type(value)
                        .ifPresent(type -> shapes.put(
                                Ports.Spot.id(
                                        node.id(), outputs.get(value.output()).name()),
                                Words.shape(type.shape())));
            }
        }
        return shapes;
    }

    private List<Double> balance(Form form) {
        Optional<DataSet> set = form == Form.DATA ? data.find() : Optional.empty();
        int classes = set.map(found -> found.classNames().size()).orElse(0);
        if (classes == 0) {
            return List.of();
        }
        double[] counts = new double[classes];
        double rows = 0;
        for (Part part : List.of(
                set.orElseThrow().train(),
                set.orElseThrow().validation(),
                set.orElseThrow().test())) {
            for (int i = 0; i < part.size() * classes; i++) {
                counts[i % classes] += part.targets().at(i);
            }
            rows += part.size();
        }
        double all = Math.max(1, rows);
        return IntStream.range(0, classes).mapToObj(i -> counts[i] / all).toList();
    }
}
