package gradus.app.canvas;

import gradus.app.action.Gesture.Target;
import gradus.app.document.Form;
import gradus.app.document.NodeShape;
import gradus.engine.block.Insides;
import gradus.engine.graph.Graph.Wire;
import java.util.Optional;

/// What lies under the pointer.
///
/// @param spot on the canvas
/// @param node the node, or the one the port belongs to
record Aim(
        Target target,
        Point spot,
        Optional<NodePicture> node,
        Optional<Ports.Spot> port,
        Optional<Wire> wire,
        Optional<Bend> bend) {
    /// How near one must come to a port to grasp it.
    private static final double GRASP = 9;

    /// How far down the title of a hexagon reaches.
    private static final double LOSS_TITLE = 28;

    /// How far above the middle of a circle the value begins.
    private static final double ABOVE_VALUE = 4;

    /// What lies at a spot. Far out there are only nodes and wires.
    static Aim at(Picture picture, Point spot, boolean isFar) {
        Optional<Ports.Spot> port = isFar ? Optional.empty() : picture.portAt(spot, GRASP);
        Optional<NodePicture> node =
                port.flatMap(found -> picture.node(found.node())).or(() -> picture.nodeAt(spot));
        if (node.isPresent()) {
            Target target = port.map(found -> found.isInput() ? Target.INPUT : Target.OUTPUT)
                    .orElseGet(() -> isFar ? Target.NODE : part(node.get(), spot));
            return new Aim(target, spot, node, port, Optional.empty(), Optional.empty());
        }
        Optional<Bend> bend = isFar ? Optional.empty() : Bend.at(picture, spot);
        Optional<Wire> wire = bend.map(Bend::wire).or(() -> picture.wireAt(spot));
        Target target = bend.isPresent() ? Target.BEND : wire.isPresent() ? Target.WIRE : Target.CANVAS;
        return new Aim(target, spot, node, port, wire, bend);
    }

    private static Target part(NodePicture node, Point spot) {
        double top = node.box().top();
        Form form = node.shape().form();
        double title = switch (form) {
            case VARIABLE -> node.at().y() - ABOVE_VALUE;
            case CARD, DATA -> top + NodeShape.HEADER;
            case LOSS -> top + LOSS_TITLE;
            case OPERATION, FUNCTION, UNKNOWN -> top;
        };
        if (spot.y() < title) {
            return Target.TITLE;
        } else if (Insides.has(node.node().operation())) {
            return Target.BLOCK;
        }
        return form == Form.VARIABLE && node.own().isPresent() ? Target.VALUE : Target.NODE;
    }
}
