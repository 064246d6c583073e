package gradus.app.shell;

import gradus.app.action.Action;
import gradus.app.action.Actions;
import gradus.app.action.Fuzzy;
import gradus.app.text.Messages;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The command palette: everything that can be done now, found by some letters of its name.
final class CommandsView extends VBox implements Overlay.Panel {
    private static final int BY_CATEGORY = 100;

    private final Actions actions;
    private final Messages messages;
    private final Runnable close;
    private final TextField field = new TextField();
    private final ListView<Action> list = new ListView<>();

    CommandsView(Actions actions, Messages messages, Runnable close) {
        this.actions = actions;
        this.messages = messages;
        this.close = close;
        setId("commands");
        getStyleClass().addAll("overlay-panel", "commands");
        field.setId("commands-field");
        field.setPromptText(messages.text("commands.prompt"));
        field.setAccessibleText(messages.text("commands.prompt"));
        list.setId("commands-list");
        list.setFocusTraversable(false);
        list.setAccessibleText(messages.text("commands.title"));
        Label none = new Label(messages.text("commands.none"));
        none.getStyleClass().add("muted");
        list.setPlaceholder(none);
        list.setCellFactory(view -> new Cell());
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(field, list);
        field.textProperty().subscribe(this::fill);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
    }

    @Override
    public Region region() {
        return this;
    }

    @Override
    public Node first() {
        return field;
    }

    private void fill(String typed) {
        list.getItems()
                .setAll(actions.all().stream()
                        .filter(Action::isEnabled)
                        .filter(action -> distance(typed, action).isPresent())
                        .sorted(Comparator.comparingInt(
                                action -> distance(typed, action).orElse(0)))
                        .toList());
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    private OptionalInt distance(String typed, Action action) {
        String name = messages.text(action.text());
        OptionalInt byName = Fuzzy.distance(typed, name);
        if (byName.isPresent()) {
            return byName;
        }
        OptionalInt byCategory =
                Fuzzy.distance(typed, messages.text(action.category().text()) + " " + name);
        return byCategory.isPresent() ? OptionalInt.of(byCategory.getAsInt() + BY_CATEGORY) : byCategory;
    }

    private void press(KeyEvent event) {
        boolean isUsed = true;
        switch (event.getCode()) {
            case DOWN -> choose(1);
            case UP -> choose(-1);
            case PAGE_DOWN -> choose(8);
            case PAGE_UP -> choose(-8);
            case ENTER -> perform();
            default -> isUsed = event.getCode() == KeyCode.TAB;
        }
        if (isUsed) {
            event.consume();
        }
    }

    private void choose(int by) {
        int last = list.getItems().size() - 1;
        int chosen = Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0, Math.max(0, last));
        list.getSelectionModel().select(chosen);
        list.scrollTo(Math.max(0, chosen - 4));
    }

    private void perform() {
        List<Action> chosen = List.copyOf(list.getSelectionModel().getSelectedItems());
        close.run();
        chosen.forEach(Action::perform);
    }

    private final class Cell extends ListCell<Action> {
        private final Label name = new Label();
        private final Label category = new Label();
        private final Label key = new Label();
        private final HBox row = new HBox(name, category, key);

        Cell() {
            name.getStyleClass().add("command-name");
            category.getStyleClass().addAll("muted", "command-category");
            category.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(category, Priority.ALWAYS);
            key.getStyleClass().add("key-cap");
            key.setMinWidth(USE_PREF_SIZE);
            row.setAlignment(Pos.CENTER_LEFT);
            row.getStyleClass().add("command");
            setOnMouseClicked(event -> {
                if (!isEmpty()) {
                    list.getSelectionModel().select(getItem());
                    perform();
                }
            });
        }

        @Override
        protected void updateItem(Action action, boolean isEmpty) {
            super.updateItem(action, isEmpty);
            setGraphic(isEmpty || action == null ? null : row);
            if (!isEmpty && action != null) {
                name.setText(messages.text(action.text()));
                category.setText(messages.text(action.category().text()));
                String shown = actions.shownKey(action, messages).getValue();
                key.setText(shown);
                key.setVisible(!shown.isEmpty());
                setAccessibleText(name.getText() + " " + shown);
            }
        }
    }
}
