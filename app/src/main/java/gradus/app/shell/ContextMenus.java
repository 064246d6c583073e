package gradus.app.shell;

import gradus.app.action.Actions;
import gradus.app.canvas.CanvasTarget;
import gradus.app.canvas.CanvasView;
import gradus.app.document.Alignment;
import gradus.app.text.Messages;
import gradus.engine.project.Position;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.event.ActionEvent;
import javafx.event.EventHandler;
import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;

/// The menus of what is on the canvas: the actions that make sense there.
final class ContextMenus {
    private static final String PREFIX = "context-";

    private final CanvasView canvas;
    private final Actions actions;
    private final ObservableValue<Messages> messages;
    private final ContextMenu menu = new ContextMenu();

    ContextMenus(CanvasView canvas, Actions actions, ObservableValue<Messages> messages) {
        this.canvas = canvas;
        this.actions = actions;
        this.messages = messages;
        menu.setId("context-menu");
        canvas.setOnMenu(this::show);
    }

    /// Opens the menu of something at a point of the screen.
    private void show(CanvasTarget target, Point2D screen) {
        menu.hide();
        List<MenuItem> items = items(target);
        place(target)
                .ifPresent(place -> items.forEach(item -> {
                    EventHandler<ActionEvent> perform = item.getOnAction();
                    if (perform != null) {
                        item.setOnAction(event -> canvas.pointing(place, () -> perform.handle(event)));
                    }
                }));
        menu.getItems().setAll(items);
        menu.show(canvas, screen.getX(), screen.getY());
    }

    private List<MenuItem> items(CanvasTarget target) {
        ActionItems items = new ActionItems(actions, messages.getValue(), PREFIX);
        return switch (target) {
            case CanvasTarget.Ground ground ->
                items.of(
                        "canvas.search",
                        "edit.paste",
                        "edit.note",
                        "",
                        "edit.select-all",
                        "edit.find",
                        "",
                        "arrange.layout",
                        "view.direction",
                        "",
                        "view.fit-all",
                        "view.actual-size");
            case CanvasTarget.OneNode node ->
                items.of(
                        "edit.open",
                        "edit.attributes",
                        "edit.rename",
                        "",
                        "edit.cut",
                        "edit.copy",
                        "edit.duplicate",
                        "edit.delete",
                        "edit.heal",
                        "",
                        "edit.bypass",
                        "edit.freeze",
                        "edit.collapse",
                        "edit.upstream",
                        "edit.downstream",
                        "edit.sub-model",
                        "edit.make-block",
                        "edit.dissolve-block",
                        "edit.keep-block",
                        "",
                        "run.explain",
                        "run.check",
                        "help.node");
            case CanvasTarget.Selection selection ->
                Stream.of(
                                items.of(
                                        "edit.cut",
                                        "edit.copy",
                                        "edit.duplicate",
                                        "edit.delete",
                                        "edit.heal",
                                        "",
                                        "edit.bypass",
                                        "edit.freeze",
                                        "edit.collapse",
                                        "",
                                        "edit.make-block",
                                        "edit.frame",
                                        "edit.take-rule",
                                        ""),
                                List.of(align(items)),
                                items.of("edit.straighten", "arrange.layout", "", "view.fit-selection"))
                        .flatMap(List::stream)
                        .toList();
            case CanvasTarget.OnePort port -> items.of("canvas.wire", "canvas.search", "", "canvas.clear-port");
            case CanvasTarget.OneWire wire -> items.of("canvas.insert", "canvas.bend", "", "edit.delete");
        };
    }

    private MenuItem align(ActionItems items) {
        Menu align = new Menu(messages.getValue().text("menu.align"));
        align.setId(PREFIX + "align");
        align.getItems()
                .setAll(items.of(Stream.of(Alignment.values())
                        .map(alignment -> "edit.align-" + alignment.name().toLowerCase(Locale.ROOT))
                        .toArray(String[]::new)));
        return align;
    }

    /// Where the person pointed, for what is done at a place.
    private static Optional<Position> place(CanvasTarget target) {
        return switch (target) {
            case CanvasTarget.Ground ground -> Optional.of(ground.at());
            case CanvasTarget.OneWire wire -> Optional.of(wire.at());
            case CanvasTarget.OneNode node -> Optional.empty();
            case CanvasTarget.OnePort port -> Optional.empty();
            case CanvasTarget.Selection selection -> Optional.empty();
        };
    }
}
