package gradus.app.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// How far things under the pointer are moved: in line with neighbours in view, else on the grid, else as they are
/// held.
///
/// @param grabbed where the centre of the node under the pointer stood
/// @param moving the box around all that is moved, where it stood
/// @param neighbours the boxes of the other nodes in view
/// @param pressed where the drag began, on the canvas
/// @param reach within which things fall in line
record Snapping(Point grabbed, Box moving, List<Box> neighbours, Point pressed, double reach) {
    private static final double REACH = 5;

    /// Where things are moved to and the lines that tell why.
    record Step(double right, double down, List<Guides.Line> lines) {}

    static Snapping of(CanvasView view, Picture picture, String grabbed, Set<String> ids, Point pressed) {
        Box seen = view.viewport().seen(view.getWidth(), view.getHeight());
        List<Box> moving = new ArrayList<>();
        List<Box> others = new ArrayList<>();
        for (NodePicture node : picture.nodes().values()) {
            if (ids.contains(node.id())) {
                moving.add(node.box());
            } else if (node.box().meets(seen)) {
                others.add(node.box());
            }
        }
        Point centre = picture.node(grabbed).map(NodePicture::at).orElse(pressed);
        Box all = Box.around(moving).orElseGet(() -> Box.between(pressed, pressed));
        return new Snapping(
                centre, all, others, pressed, REACH / view.viewport().scale());
    }

    /// The same beside other neighbours.
    Snapping beside(List<Box> others) {
        return new Snapping(grabbed, moving, others, pressed, reach);
    }

    /// How far it is to the pointer.
    Step to(Touch now) {
        double right = now.spot().x() - pressed.x();
        double down = now.spot().y() - pressed.y();
        if (now.isFree()) {
            return new Step(Math.rint(right), Math.rint(down), List.of());
        }
        Box held = new Box(moving.left() + right, moving.top() + down, moving.right() + right, moving.bottom() + down);
        Guides guides = Guides.of(held, neighbours, reach);
        return new Step(
                guides.isAcross() ? right + guides.right() : Grid.snap(grabbed.x() + right) - grabbed.x(),
                guides.isDown() ? down + guides.down() : Grid.snap(grabbed.y() + down) - grabbed.y(),
                guides.lines());
    }
}
