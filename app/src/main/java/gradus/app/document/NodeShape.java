package gradus.app.document;

import gradus.engine.block.Dense;
import gradus.engine.graph.Node;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Port;
import gradus.engine.operation.Dataset;
import gradus.engine.project.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// How large a node is drawn and where its ports sit, in pixels at 100 %. Known without a window, so that nodes can
/// be placed, hit and drawn far out without one.
///
/// @param width of the body, without the numbers beside it
/// @param height of the body, without the numbers beside it
/// @param inputs the places of the input ports, in order
/// @param outputs the places of the output ports, in order
public record NodeShape(Form form, double width, double height, List<PortPlace> inputs, List<PortPlace> outputs) {

    /// The widest dense layer whose units are drawn one by one.
    public static final int MOST_DOTS = 32;

    /// The height of a card's header.
    public static final double HEADER = 28;

    /// How far a hexagon's corners at the left and right stand out.
    public static final double SLANT = 20;

    /// The height of what stands below a card's dots.
    public static final double FOOTER = 44;

    private static final double HIGHEST_TITLE = 64;
    private static final double APART = 14;
    private static final double ASIDE = 0.36;
    private static final double STEP = 8;
    private static final double WIDEST = 320;
    private static final double NAME_SIZE = 14;
    private static final double LINE_SIZE = 13;
    private static final double FUNCTION_SIZE = 15;
    private static final double CURVE = 36;
    private static final double SPREAD = Math.toRadians(48);

    public NodeShape {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /// The shape of a node in a graph that flows in a direction.
    public static NodeShape of(Node node, Direction direction) {
        Operation operation = node.operation();
        Form form = Form.of(operation);
        double width = width(form, node);
        double height = form.isRound() ? width : height(form, operation);
        return new NodeShape(
                form,
                width,
                height,
                places(form, operation.inputs().size(), width, height, direction, false),
                places(form, operation.outputs().size(), width, height, direction, true));
    }

    /// The shape of a card that is drawn as its title only, with room for its ports.
    public static NodeShape collapsed(Node node, Direction direction) {
        Operation operation = node.operation();
        Form form = Form.of(operation);
        int ports = Math.max(operation.inputs().size(), operation.outputs().size());
        double height = direction == Direction.UP ? HEADER : Math.clamp(APART * (ports + 1), HEADER, HIGHEST_TITLE);
        double width = width(form, node);
        return new NodeShape(
                form,
                width,
                height,
                places(form, operation.inputs().size(), width, height, direction, false),
                places(form, operation.outputs().size(), width, height, direction, true));
    }

    /// Whether it is a card that is drawn as its title only.
    public boolean isTitleOnly() {
        return form.isCard() && height <= HIGHEST_TITLE;
    }

    private static List<PortPlace> places(
            Form form, int count, double width, double height, Direction direction, boolean isAhead) {
        if (form.isRound()) {
            return round(count, width / 2, isAhead ? ahead(direction) : back(direction), isAhead);
        }
        return shares(form, count).stream()
                .map(share -> straight(form, share, width, height, direction, isAhead))
                .toList();
    }

    /// Where ports stand along an edge, as shares of it from its middle. The first output of a data set and the
    /// prediction that a loss reads stand in the middle, so that a network is one line; the targets, which go past
    /// all layers, stand aside.
    private static List<Double> shares(Form form, int count) {
        if (count == 2 && form == Form.DATA) {
            return List.of(0.0, ASIDE);
        } else if (count == 2 && form == Form.LOSS) {
            return List.of(ASIDE, 0.0);
        } else if (count == 3 && form == Form.LOSS) {
            return List.of(ASIDE, 0.0, -ASIDE);
        }
        return IntStream.range(0, count)
                .mapToObj(i -> (i + 1.0) / (count + 1.0) - 0.5)
                .toList();
    }

    /// How many units are drawn as dots: a small dense layer's, a small data set's features; else 0.
    public static int dots(Operation operation) {
        int count = switch (operation) {
            case Dense dense -> dense.units();
            case Dataset data -> data.features();
            default -> 0;
        };
        return count <= MOST_DOTS ? count : 0;
    }

    /// The distance between the centres of neighbouring dots.
    public static double pitch(int dots) {
        return dots <= 6 ? 20 : dots <= 12 ? 16 : dots <= 20 ? 12 : 9;
    }

    /// The place of one of the dots below or above the centre.
    public static double dotOffset(int index, int dots) {
        return (index - (dots - 1) / 2.0) * pitch(dots);
    }

    /// The place of an input port, by name.
    public PortPlace input(Operation operation, String port) {
        List<Port> ports = operation.inputs();
        return IntStream.range(0, ports.size())
                .filter(i -> ports.get(i).name().equals(port))
                .mapToObj(inputs::get)
                .findFirst()
                .orElseGet(() -> new PortPlace(0, 0, 0, 1));
    }

    /// The place of an output port, by index.
    public PortPlace output(int index) {
        return index < outputs.size() ? outputs.get(index) : new PortPlace(0, 0, 0, -1);
    }

    /// As wide as its texts need, within limits.
    private static double width(Form form, Node node) {
        double name = TextWidth.bold(node.name(), NAME_SIZE);
        double attributes = TextWidth.of(NodeText.attributes(node.operation()), LINE_SIZE);
        return switch (form) {
            case VARIABLE -> wide(TextWidth.of(node.name(), variableSize(node.name())) + 12, 64, 96);
            case OPERATION -> 52;
            case FUNCTION -> wide(TextWidth.of(NodeText.symbol(node), FUNCTION_SIZE) + 24 + CURVE, 112, WIDEST);
            case CARD -> wide(Math.max(name + 44, attributes + 16), 168, WIDEST);
            case DATA -> wide(name + 60, 144, WIDEST);
            case LOSS -> wide(Math.max(name, attributes) + 2 * SLANT + 8, 136, WIDEST);
            case UNKNOWN ->
                wide(TextWidth.bold(node.name() + ": " + node.operation().name(), NAME_SIZE) + 24, 256, WIDEST);
        };
    }

    private static double wide(double needed, double least, double most) {
        return Math.clamp(2 * STEP * Math.ceil(needed / (2 * STEP)), least, most);
    }

    /// The size of a variable's name: smaller when it is long.
    public static double variableSize(String name) {
        return TextWidth.of(name, 20) <= 52 ? 20 : TextWidth.of(name, 15) <= 72 ? 15 : 12;
    }

    private static double height(Form form, Operation operation) {
        return switch (form) {
            case VARIABLE -> 64;
            case OPERATION -> 52;
            case FUNCTION -> 40;
            case CARD, DATA -> {
                int dots = dots(operation);
                yield dots == 0 ? HEADER + 2 * FOOTER : 2 * FOOTER + (dots - 1) * pitch(dots) + 24;
            }
            case LOSS -> 84;
            case UNKNOWN -> 112;
        };
    }

    private static double ahead(Direction direction) {
        return switch (direction) {
            case UP -> -Math.PI / 2;
            case RIGHT -> 0;
        };
    }

    private static double back(Direction direction) {
        return ahead(direction) + Math.PI;
    }

    /// Ports on the rim of a circle, spread about an angle so that they read from left to right or top to bottom.
    private static List<PortPlace> round(int count, double radius, double angle, boolean ahead) {
        List<PortPlace> places = new ArrayList<>();
        double between =
                count < 2 ? 0 : Math.min(2 * SPREAD, SPREAD * (count - 1)) / (count - 1) * (count == 2 ? 2 : 1);
        for (int i = 0; i < count; i++) {
            double turn = (i - (count - 1) / 2.0) * between;
            double at = ahead ? angle + turn : angle - turn;
            double x = Math.cos(at);
            double y = Math.sin(at);
            places.add(new PortPlace(x * radius, y * radius, x, y));
        }
        return places;
    }

    private static PortPlace straight(
            Form form, double share, double width, double height, Direction direction, boolean isAhead) {
        return switch (direction) {
            case UP -> new PortPlace(share * width, isAhead ? -height / 2 : height / 2, 0, isAhead ? -1 : 1);
            case RIGHT -> {
                double slant = form == Form.LOSS ? 2 * Math.abs(share) * SLANT : 0;
                double x = width / 2 - slant;
                yield new PortPlace(isAhead ? x : -x, share * height, isAhead ? 1 : -1, 0);
            }
        };
    }
}
