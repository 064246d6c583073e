package gradus.app.canvas;

import gradus.app.action.Action;
import gradus.app.action.Category;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.value.ObservableValue;

/// The rows of what is done on the canvas alone.
public final class CanvasActions {
    private static final int STRIDE = 10;

    /// Where an arrow key points.
    private enum Way {
        LEFT(-1, 0),
        RIGHT(1, 0),
        UP(0, -1),
        DOWN(0, 1);

        private final int right;
        private final int down;

        Way(int right, int down) {
            this.right = right;
            this.down = down;
        }

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private CanvasActions() {}

    /// The rows for a canvas.
    public static List<Action> rows(CanvasView view) {
        CanvasCommands commands = view.commands();
        CanvasViewModel model = view.model();
        ObservableValue<Boolean> hasNodes = model.hasNodes();
        ObservableValue<Boolean> hasSelection = model.hasSelection();
        ObservableValue<Boolean> isOneSelected = model.isOneSelected();
        ObservableValue<Boolean> isWireSelected = view.selectedWire().map(Optional::isPresent);
        ObservableValue<Boolean> isAnythingSelected =
                hasSelection.flatMap(has -> isWireSelected.map(wire -> has || wire));
        List<Action> rows = new ArrayList<>(List.of(
                Action.of("edit.delete", Category.EDIT, commands::remove)
                        .icon("mdi2d-delete-outline")
                        .canvasKeys("DELETE", "BACK_SPACE")
                        .when(isAnythingSelected),
                Action.trying("edit.rename", Category.EDIT, commands::rename)
                        .canvasKeys("F2")
                        .when(isOneSelected),
                Action.trying("edit.open", Category.EDIT, commands::open)
                        .canvasKeys("ENTER")
                        .when(isOneSelected),
                Action.of("edit.select-all", Category.SELECTION, model::selectAll)
                        .keys("Ctrl+A")
                        .when(hasNodes),
                Action.trying("canvas.escape", Category.SELECTION, commands::escape)
                        .canvasKeys("ESCAPE"),
                Action.trying("canvas.next", Category.SELECTION, () -> commands.walk(1))
                        .canvasKeys("TAB")
                        .when(hasNodes),
                Action.trying("canvas.previous", Category.SELECTION, () -> commands.walk(-1))
                        .canvasKeys("Shift+TAB")
                        .when(hasNodes),
                Action.trying("canvas.next-port", Category.SELECTION, () -> commands.walkPorts(1))
                        .canvasKeys("P")
                        .when(isOneSelected),
                Action.trying("canvas.previous-port", Category.SELECTION, () -> commands.walkPorts(-1))
                        .canvasKeys("Shift+P")
                        .when(isOneSelected),
                Action.trying("canvas.wire", Category.EDIT, commands::wire)
                        .canvasKeys("C")
                        .when(isOneSelected),
                Action.trying("canvas.clear-port", Category.EDIT, commands::clearPort)
                        .when(isOneSelected),
                Action.of("canvas.insert", Category.EDIT, commands::insert)
                        .icon("mdi2s-source-commit")
                        .when(isWireSelected),
                Action.of("canvas.bend", Category.EDIT, commands::bend).when(isWireSelected),
                Action.of("canvas.search", Category.EDIT, view.search()::byKey)
                        .icon("mdi2p-plus")
                        .canvasKeys("SPACE", "Shift+A"),
                Action.of("edit.attributes", Category.EDIT, view::openAttributes)
                        .canvasKeys("Shift+ENTER")
                        .when(isOneSelected),
                Action.of("view.fit-selection", Category.VIEW, view::fitSelection)
                        .canvasKeys("F")
                        .when(hasSelection),
                Action.of("view.fit-all", Category.VIEW, view::fitAll)
                        .canvasKeys("HOME")
                        .when(hasNodes),
                Action.of("view.actual-size", Category.VIEW, view::actualSize)
                        .keys("Ctrl+DIGIT0", "Ctrl+NUMPAD0")
                        .when(hasNodes),
                Action.of("view.zoom-in", Category.VIEW, () -> view.zoom(1.25))
                        .keys("Ctrl+EQUALS", "Ctrl+ADD", "Ctrl+PLUS")
                        .when(hasNodes),
                Action.of("view.zoom-out", Category.VIEW, () -> view.zoom(0.8))
                        .keys("Ctrl+MINUS", "Ctrl+SUBTRACT")
                        .when(hasNodes),
                Action.of("view.legend", Category.VIEW, view::toggleLegend)));
        rows.addAll(view.layers().actions(hasNodes, hasSelection));
        for (Way way : Way.values()) {
            rows.add(Action.of("arrange." + way.id(), Category.ARRANGE, () -> commands.nudge(way.right, way.down))
                    .canvasKeys(way.name())
                    .when(hasSelection));
            rows.add(Action.of(
                            "arrange.far-" + way.id(),
                            Category.ARRANGE,
                            () -> commands.nudge(way.right * STRIDE, way.down * STRIDE))
                    .canvasKeys("Shift+" + way.name())
                    .when(hasSelection));
        }
        return rows;
    }
}
