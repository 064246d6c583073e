package gradus.app.outline;

import gradus.app.text.Messages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/// The outline, beside the inspector: a tree that mirrors the canvas. Selecting in one selects in the other.
public final class OutlineView extends StackPane {
    private final OutlineViewModel model;
    private final Messages messages;
    private final TreeView<OutlineRow> tree = new TreeView<>();
    private final TreeItem<OutlineRow> root = new TreeItem<>();
    private Optional<List<String>> renaming = Optional.empty();
    private boolean isFollowing;

    public OutlineView(OutlineViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("outline");
        tree.setId("outline-tree");
        tree.getStyleClass().add("outline-tree");
        tree.setRoot(root);
        tree.setShowRoot(false);
        tree.setAccessibleText(messages.text("outline.title"));
        tree.setCellFactory(ignored -> new OutlineCell(this::isRenaming, this::renamed));
        tree.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        tree.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        tree.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::showMenu);
        Label nothing = new Label(messages.text("outline.empty"));
        nothing.getStyleClass().add("muted");
        nothing.setWrapText(true);
        nothing.visibleProperty().bind(model.rows().map(List::isEmpty));
        StackPane.setMargin(nothing, new Insets(16));
        StackPane.setAlignment(nothing, Pos.TOP_LEFT);
        getChildren().addAll(tree, nothing);
        model.rows().subscribe(rows -> {
            merge(root, rows);
            follow(model.selection().get());
        });
        model.selection().subscribe(this::follow);
        tree.getSelectionModel().getSelectedItems().subscribe(this::select);
    }

    /// Puts the keyboard into the tree.
    public void focusTree() {
        tree.requestFocus();
    }

    private void press(KeyEvent event) {
        TreeItem<OutlineRow> item = tree.getFocusModel().getFocusedItem();
        if (item == null || !tree.equals(event.getTarget()) || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        boolean isDone = switch (event.getCode()) {
            case F2 -> {
                rename(item.getValue());
                yield true;
            }
            case ENTER -> {
                if (event.isShiftDown()) {
                    model.enter(item.getValue());
                } else {
                    model.reveal(item.getValue());
                }
                yield true;
            }
            case DELETE, BACK_SPACE -> {
                model.remove();
                yield true;
            }
            default -> false;
        };
        if (isDone) {
            event.consume();
        }
    }

    private void showMenu(ContextMenuEvent event) {
        TreeItem<OutlineRow> item = tree.getFocusModel().getFocusedItem();
        if (item != null) {
            menu(item.getValue()).show(tree, event.getScreenX(), event.getScreenY());
            event.consume();
        }
    }

    private ContextMenu menu(OutlineRow row) {
        ContextMenu menu = new ContextMenu();
        menu.setId("outline-menu");
        menu.getItems()
                .addAll(
                        entry("reveal", () -> model.reveal(row)),
                        entry("enter", () -> model.enter(row)),
                        entry("rename", () -> rename(row)),
                        entry("delete", model::remove));
        menu.getItems().get(1).setDisable(!row.hasInside());
        return menu;
    }

    private MenuItem entry(String id, Runnable work) {
        MenuItem item = new MenuItem(messages.text("outline.menu." + id));
        item.setId("outline-" + id);
        item.setOnAction(event -> work.run());
        return item;
    }

    private void rename(OutlineRow row) {
        renaming = Optional.of(row.path());
        tree.refresh();
    }

    private boolean isRenaming(OutlineRow row) {
        return renaming.filter(row.path()::equals).isPresent();
    }

    private void renamed(OutlineRow row, Optional<String> name) {
        if (isRenaming(row)) {
            renaming = Optional.empty();
            name.ifPresent(text -> model.rename(row, text));
            tree.refresh();
            tree.requestFocus();
        }
    }

    /// The person has selected rows.
    private void select() {
        if (!isFollowing) {
            model.select(tree.getSelectionModel().getSelectedItems().stream()
                    .filter(Objects::nonNull)
                    .map(TreeItem::getValue)
                    .toList());
        }
    }

    /// Selects the rows of what is selected on the canvas, opening the blocks that hold them.
    private void follow(Set<List<String>> paths) {
        Set<List<String>> shown = tree.getSelectionModel().getSelectedItems().stream()
                .filter(Objects::nonNull)
                .map(item -> item.getValue().path())
                .collect(java.util.stream.Collectors.toSet());
        if (shown.equals(paths) || isFollowing) {
            return;
        }
        isFollowing = true;
        try {
            tree.getSelectionModel().clearSelection();
            List<TreeItem<OutlineRow>> items =
                    paths.stream().flatMap(path -> find(path).stream()).toList();
            items.forEach(tree.getSelectionModel()::select);
            if (!items.isEmpty()) {
                tree.scrollTo(Math.max(0, tree.getRow(items.getFirst()) - 2));
            }
        } finally {
            isFollowing = false;
        }
    }

    private Optional<TreeItem<OutlineRow>> find(List<String> path) {
        Optional<TreeItem<OutlineRow>> item = Optional.of(root);
        for (int depth = 1; depth <= path.size(); depth++) {
            List<String> part = path.subList(0, depth);
            item.filter(each -> !each.equals(root)).ifPresent(each -> each.setExpanded(true));
            item = item.flatMap(each -> each.getChildren().stream()
                    .filter(child -> child.getValue().path().equals(part))
                    .findFirst());
        }
        return item;
    }

    /// Gives an item the children of these rows; those that were there stay, opened or closed as they are.
    private void merge(TreeItem<OutlineRow> parent, List<OutlineRow> rows) {
        isFollowing = true;
        try {
            Map<List<String>, TreeItem<OutlineRow>> present = new LinkedHashMap<>();
            parent.getChildren().forEach(child -> present.put(child.getValue().path(), child));
            List<TreeItem<OutlineRow>> wanted =
                    rows.stream().map(row -> item(present.get(row.path()), row)).toList();
            if (!parent.getChildren().equals(wanted)) {
                parent.getChildren().setAll(wanted);
            }
        } finally {
            isFollowing = false;
        }
    }

    private TreeItem<OutlineRow> item(@org.jspecify.annotations.Nullable TreeItem<OutlineRow> known, OutlineRow row) {
        if (known == null || known.isLeaf() == row.hasInside()) {
            return new Item(row);
        }
        known.setValue(row);
        if (known instanceof Item item && item.isFilled) {
            merge(item, model.inside(row));
        }
        return known;
    }

    /// An item whose children are found when it is opened.
    private final class Item extends TreeItem<OutlineRow> {
        private boolean isFilled;

        Item(OutlineRow row) {
            super(row);
            expandedProperty().subscribe(isExpanded -> {
                if (isExpanded && !isFilled) {
                    isFilled = true;
                    merge(this, model.inside(getValue()));
                }
            });
        }

        @Override
        public boolean isLeaf() {
            return !getValue().hasInside();
        }
    }
}
