package gradus.app.canvas;

import gradus.app.document.Form;
import gradus.app.document.TextWidth;
import gradus.engine.block.Bypassed;
import gradus.engine.graph.Operation;
import gradus.engine.project.Direction;
import gradus.engine.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import org.kordamp.ikonli.javafx.FontIcon;

/// One node on the canvas: what all forms share, which is ports, numbers, caption and state. A form adds its body.
/// The pane's origin is the node's centre.
abstract class NodeSkin extends Pane {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private static final PseudoClass RUNNING = PseudoClass.getPseudoClass("running");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final PseudoClass DOUBTFUL = PseudoClass.getPseudoClass("doubtful");
    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
    private static final PseudoClass FITS = PseudoClass.getPseudoClass("fits");
    private static final PseudoClass SAID = PseudoClass.getPseudoClass("said");
    private static final PseudoClass DIM = PseudoClass.getPseudoClass("dim");
    private static final PseudoClass BYPASSED = PseudoClass.getPseudoClass("bypassed");
    private static final double NUMBER_WIDTH = 184;
    private static final double NUMBER_SIZE = 16;
    private static final double LINE = 20;
    private static final double LIFT = 6;
    private static final double PORT = 5;
    private static final double TIP_WIDTH = 380;

    /// How much wider bold letters are.
    private static final double BOLD = 1.1;

    private final Label value = NodeParts.label("node-value", Pos.CENTER_LEFT);
    private final Label gradient = NodeParts.label("node-gradient", Pos.CENTER_LEFT);
    private final Label caption = NodeParts.label("node-caption", Pos.CENTER);
    private final Label badge = NodeParts.label("node-badge", Pos.CENTER);
    private final NodeMarks marks = new NodeMarks();
    private final Pane body = new Pane();
    private final Pane ends = new Pane();
    private final Map<String, Circle> ports = new LinkedHashMap<>();
    private final Tooltip valueTip = new Tooltip();
    private final Tooltip gradientTip = new Tooltip();
    private final Tooltip badgeTip = new Tooltip();
    private final Operation operation;
    private List<Object> drawnPorts = List.of();
    private NodePicture drawn;
    private Optional<Direction> drawnDirection = Optional.empty();
    private Optional<Wiring> drawnWiring = Optional.empty();
    private double drawnEmphasis = 1;

    NodeSkin(NodePicture first) {
        operation = first.node().operation();
        drawn = first;
        getStyleClass().add("node");
        setId("node:" + first.id());
        setPickOnBounds(false);
        value.setId("value:" + first.id());
        gradient.setId("gradient:" + first.id());
        caption.setId("caption:" + first.id());
        getChildren().addAll(body, ends, caption, value, gradient, marks, badge);
        Tooltip.install(value, valueTip);
        Tooltip.install(gradient, gradientTip);
        Tooltip.install(badge, badgeTip);
        badge.setId("badge:" + first.id());
        badgeTip.setWrapText(true);
        badgeTip.setMaxWidth(TIP_WIDTH);
    }

    /// The skin that draws a form.
    static NodeSkin of(NodePicture picture) {
        return switch (picture.shape().form()) {
            case VARIABLE -> new VariableSkin(picture);
            case OPERATION -> new OperationSkin(picture);
            case FUNCTION -> new FunctionSkin(picture);
            case CARD, DATA -> new CardSkin(picture);
            case LOSS -> new LossSkin(picture);
            case UNKNOWN -> new UnknownSkin(picture);
        };
    }

    /// Whether it can go on drawing a node: what a form draws once depends on the kind of operation.
    final boolean draws(NodePicture picture) {
        return operation.getClass() == picture.node().operation().getClass();
    }

    /// Draws what has changed.
    ///
    /// @return whether it was given another picture
    final boolean update(NodePicture picture, Direction direction, Optional<Wiring> wiring, double emphasis) {
        if (picture.equals(drawn)
                && emphasis == drawnEmphasis
                && drawnDirection.filter(direction::equals).isPresent()
                && wiring.equals(drawnWiring)) {
            return false;
        }
        boolean isSame = emphasis == drawnEmphasis
                && drawnDirection.filter(direction::equals).isPresent()
                && wiring.equals(drawnWiring)
                && drawn.shown(picture.at(), picture.isSelected()).equals(picture);
        drawn = picture;
        drawnDirection = Optional.of(direction);
        drawnWiring = wiring;
        if (emphasis != drawnEmphasis) {
            drawnEmphasis = emphasis;
            NodeParts.size(value, NUMBER_SIZE * emphasis);
            NodeParts.size(gradient, NUMBER_SIZE * emphasis);
        }
        relocate(picture.at().x(), picture.at().y());
        pseudoClassStateChanged(SELECTED, picture.isSelected());
        if (!isSame) {
            redraw(picture, direction, wiring);
        }
        return true;
    }

    private void redraw(NodePicture picture, Direction direction, Optional<Wiring> wiring) {
        state(picture);
        pseudoClassStateChanged(BYPASSED, picture.node().operation() instanceof Bypassed);
        marks.show(picture);
        numbers(picture, direction);
        caption(picture, direction);
        ports(picture, direction, wiring);
        drawBody(picture);
    }

    private void state(NodePicture picture) {
        NodeState state = picture.state();
        pseudoClassStateChanged(STALE, picture.numbers().isStale());
        pseudoClassStateChanged(WRONG, state == NodeState.ERROR);
        pseudoClassStateChanged(DOUBTFUL, state == NodeState.DOUBTFUL);
        pseudoClassStateChanged(RUNNING, state == NodeState.RUNNING);
        badge.setVisible(state != NodeState.READY);
        badge.getStyleClass()
                .setAll("label", "node-badge", "badge-" + state.name().toLowerCase(Locale.ROOT));
        badge.setText(state == NodeState.ERROR ? "!" : "");
        badge.setGraphic(sign(state).orElse(null));
        tip(badge, badgeTip, picture.problem().or(picture::doubt).orElse(""));
        double corner = picture.shape().form().isRound() ? 0.72 : 1;
        badge.resizeRelocate(
                -corner * picture.shape().width() / 2 - 8,
                -corner * picture.shape().height() / 2 - 8,
                16,
                16);
    }

    private static Optional<Node> sign(NodeState state) {
        return switch (state) {
            case READY, ERROR -> Optional.empty();
            case STALE -> Optional.of(new FontIcon("mdi2c-clock-outline"));
            case RUNNING -> Optional.of(new FontIcon("mdi2p-play"));
            case DOUBTFUL -> Optional.of(new FontIcon("mdi2a-alert"));
        };
    }

    /// Lets go of what outlives the node.
    void dispose() {
        Tooltip.uninstall(value, valueTip);
        Tooltip.uninstall(gradient, gradientTip);
        Tooltip.uninstall(badge, badgeTip);
    }

    /// Draws the body of the form into [#body()].
    abstract void drawBody(NodePicture picture);

    final Pane body() {
        return body;
    }

    /// The drawn port of this id.
    final Optional<Node> port(String id) {
        return Optional.ofNullable(ports.get(id));
    }

    private void numbers(NodePicture picture, Direction direction) {
        value.setText(picture.numbers().value());
        gradient.setText(picture.numbers().gradient());
        draw(
                value,
                picture.own().isPresent() ? Optional.empty() : picture.numbers().values(),
                "value-line");
        draw(gradient, picture.numbers().gradients(), "gradient-line");
        tip(value, valueTip, picture.numbers().fullValue());
        tip(gradient, gradientTip, picture.numbers().fullGradient());
        double line = LINE * drawnEmphasis;
        double lift = LIFT * drawnEmphasis;
        double width = NUMBER_WIDTH * drawnEmphasis;
        double half = picture.shape().height() / 2;
        double aside = picture.shape().width() / 2 + 8;
        switch (direction) {
            case UP -> {
                value.setAlignment(Pos.CENTER_LEFT);
                gradient.setAlignment(Pos.CENTER_LEFT);
                value.resizeRelocate(aside, -line - lift, width, line);
                gradient.resizeRelocate(aside, -lift, width, line);
            }
            case RIGHT -> {
                boolean isAside = areWiresAtCorners(picture);
                double left = isAside ? -8 : -width / 2;
                value.setAlignment(isAside ? Pos.CENTER_LEFT : Pos.CENTER);
                gradient.setAlignment(isAside ? Pos.CENTER_LEFT : Pos.CENTER);
                value.resizeRelocate(left, -half - line - 3, width, line);
                gradient.resizeRelocate(left, half + 3, width, line);
            }
        }
    }

    private static void draw(Label label, Optional<Tensor> numbers, String style) {
        Optional<Node> picture = ValuePicture.of(numbers, style);
        label.setGraphic(picture.orElse(null));
        picture.ifPresent(drawn -> styleNow(label));
    }

    /// Whether wires come in at a circle's upper and lower left, where centred numbers would stand in their way.
    private static boolean areWiresAtCorners(NodePicture picture) {
        return picture.shape().form().isRound() && picture.shape().inputs().size() > 1;
    }

    private static void tip(Label label, Tooltip tip, String text) {
        label.setMouseTransparent(text.isEmpty());
        tip.setText(text);
    }

    /// Beneath the body; beside a wire that comes in from straight below, and behind the gradient where that stands
    /// there.
    private void caption(NodePicture picture, Direction direction) {
        caption.setText(picture.caption());
        caption.pseudoClassStateChanged(SAID, picture.hasNamedUnits());
        double half = picture.shape().height() / 2;
        boolean isWireBelow =
                direction == Direction.UP && picture.shape().inputs().size() % 2 == 1;
        boolean isAside = direction == Direction.RIGHT && areWiresAtCorners(picture);
        caption.setAlignment(isWireBelow || isAside ? Pos.CENTER_LEFT : Pos.CENTER);
        caption.setVisible(!picture.caption().isEmpty());
        double text = TextWidth.of(picture.caption(), NodeParts.CAPTION_SIZE);
        double width = Math.min((picture.hasNamedUnits() ? BOLD : 1) * text + 8, 480);
        switch (direction) {
            case UP -> caption.resizeRelocate(isWireBelow ? 10 : -width / 2, half + 4, width, LINE);
            case RIGHT -> caption.resizeRelocate(isAside ? -8 : -width / 2, half + LINE + 2, width, LINE);
        }
    }

    private void ports(NodePicture picture, Direction direction, Optional<Wiring> wiring) {
        List<Ports.Spot> spots = Ports.of(picture);
        List<Object> now = List.of(spots, picture.portShapes(), direction, picture.hasNamedUnits());
        if (!now.equals(drawnPorts)) {
            drawnPorts = now;
            drawPorts(picture, spots, direction);
            styleNow(ends);
        }
        boolean isAnyFitting = wiring.isEmpty();
        for (Ports.Spot spot : spots) {
            boolean fits =
                    wiring.filter(wire -> wire.fitting().contains(spot.id())).isPresent();
            boolean isAnchor = wiring.filter(wire -> wire.anchor().equals(spot)).isPresent();
            isAnyFitting |= fits || isAnchor;
            port(spot.id()).ifPresent(port -> {
                port.pseudoClassStateChanged(OPEN, picture.open().contains(spot.id()));
                port.pseudoClassStateChanged(FITS, fits);
                port.pseudoClassStateChanged(DIM, wiring.isPresent() && !fits && !isAnchor);
            });
        }
        pseudoClassStateChanged(DIM, !isAnyFitting);
    }

    private void drawPorts(NodePicture picture, List<Ports.Spot> spots, Direction direction) {
        ends.getChildren().clear();
        ports.clear();
        boolean isOrdered = Words.isOrdered(picture.node().operation());
        for (Ports.Spot spot : spots) {
            Circle port = NodeParts.circle(PORT, spot.isInput() ? "port-in" : "port-out");
            port.setId(spot.id());
            port.relocate(spot.place().x() - PORT, spot.place().y() - PORT);
            ports.put(spot.id(), port);
            name(spot, direction);
            if (spot.isInput() && isOrdered) {
                order(spot);
            }
            Optional.ofNullable(picture.portShapes().get(spot.id()))
                    .filter(text -> !text.isEmpty() && (spot.isInput() || !picture.hasNamedUnits()))
                    .ifPresent(text -> shape(picture, spot, direction, text));
        }
        ends.getChildren().addAll(ports.values());
    }

    /// What is made while the scene is being laid out would be seen without its style for a moment.
    static void styleNow(Node part) {
        if (part.getScene() != null) {
            part.applyCss();
        }
    }

    /// The port's name, seen while the pointer is over the node or a wire is on its way.
    private void name(Ports.Spot spot, Direction direction) {
        Label name = NodeParts.label("port-name", spot.isInput() ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        name.setText(spot.port().name());
        double width = 60;
        switch (direction) {
            case UP -> {
                boolean isLeft = spot.place().x() < -1;
                name.setAlignment(isLeft ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
                name.resizeRelocate(
                        spot.place().x() + (isLeft ? -8 - width : 8),
                        spot.place().y() + (spot.isInput() ? 6 : -18),
                        width,
                        14);
            }
            case RIGHT ->
                name.resizeRelocate(
                        spot.place().x() + (spot.isInput() ? -8 - width : 8),
                        spot.place().y() + 4,
                        width,
                        14);
        }
        ends.getChildren().add(name);
    }

    /// 1 or 2 beside the wire's end.
    private void order(Ports.Spot spot) {
        Label mark = NodeParts.label("order-mark", Pos.CENTER);
        mark.setText(Integer.toString(spot.index() + 1));
        double outX = spot.place().outX();
        double outY = spot.place().outY();
        double side = spot.index() == 0 ? 9 : -9;
        double x = spot.place().x() + outX * 13 - outY * side;
        double y = spot.place().y() + outY * 13 + outX * side;
        mark.resizeRelocate(x - 6, y - 7, 12, 14);
        ends.getChildren().add(mark);
    }

    /// The shape at a port: inside a card, where there is room beside its middle, else outside.
    private void shape(NodePicture picture, Ports.Spot spot, Direction direction, String text) {
        boolean isLoss = picture.shape().form() == Form.LOSS;
        Label shape = NodeParts.label("port-shape", Pos.CENTER);
        shape.setText(text);
        double width = 10 + 5.6 * text.length();
        double x = spot.place().x();
        double y = spot.place().y();
        switch (direction) {
            case RIGHT -> {
                boolean isLeftOfPort = spot.isInput() == isLoss;
                shape.resizeRelocate(isLeftOfPort ? x - 8 - width : x + 8, y - 19, width, 15);
            }
            case UP -> shape.resizeRelocate(x + 8, spot.isInput() ? y + 4 : y - 19, width, 15);
        }
        ends.getChildren().add(shape);
    }
}
