package gradus.app.shell;

import gradus.app.action.Action;
import gradus.app.action.Actions;
import gradus.app.action.Category;
import gradus.app.action.Gesture;
import gradus.app.action.Gesture.Target;
import gradus.app.action.KeyStroke;
import gradus.app.action.Pointing.Motion;
import gradus.app.shell.Preferences.Hand;
import gradus.app.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// All keys and gestures as they are now, by group, in as many columns as fit.
final class KeysView extends OverlayPanel {
    private static final double LETTERS_A_COLUMN = 23;
    private static final int MOST_COLUMNS = 3;

    /// A line: what is done, and how.
    private record Entry(String deed, String how) {
        boolean has(String word) {
            return (deed + " " + how).toLowerCase(Locale.ROOT).contains(word);
        }
    }

    /// Some lines under one title.
    private record Group(String title, List<Entry> entries) {
        int height() {
            return entries.size() + 2;
        }
    }

    private final List<Group> groups = new ArrayList<>();
    private final TextField search = new TextField();
    private final HBox columns = new HBox();
    private final Label none = new Label();
    private int count = -1;

    KeysView(Actions actions, Hand hand, Messages messages, Runnable close) {
        super("keys", messages.text("keys.title"), messages, close);
        for (Category category : Category.values()) {
            groups.add(new Group(
                    messages.text(category.text()),
                    actions.all().stream()
                            .filter(action -> action.category() == category)
                            .filter(action -> !actions.strokes(action).isEmpty())
                            .map(action -> new Entry(messages.text(action.text()), keys(actions, action, messages)))
                            .toList()));
        }
        List<Gesture> gestures = hand.gestures().all().stream()
                .filter(gesture -> hand.scrollPans() || gesture.binding().motion() != Motion.SCROLL)
                .toList();
        addGestures(gestures, messages, "everywhere", Target.ANYWHERE);
        addGestures(gestures, messages, "canvas", Target.CANVAS);
        addGestures(gestures, messages, "node", Target.NODE, Target.TITLE, Target.VALUE, Target.BLOCK);
        addGestures(gestures, messages, "port", Target.PORT, Target.INPUT, Target.OUTPUT);
        addGestures(gestures, messages, "wire", Target.WIRE, Target.BEND);
        search.setId("keys-search");
        search.setPromptText(messages.text("keys.search"));
        search.setAccessibleText(messages.text("keys.search"));
        addToHead(search);
        none.setText(messages.text("keys.none"));
        none.getStyleClass().add("muted");
        columns.getStyleClass().add("keys-columns");
        ScrollPane scroll = new ScrollPane(new VBox(none, columns));
        scroll.getStyleClass().add("overlay-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().add(scroll);
        search.textProperty().subscribe(() -> fill());
        widthProperty().subscribe(() -> fit());
        search.fontProperty().subscribe(() -> fit());
    }

    @Override
    public Node first() {
        return search;
    }

    private void addGestures(List<Gesture> gestures, Messages messages, String title, Target... targets) {
        Set<Target> meant = Set.of(targets);
        groups.add(new Group(
                messages.text("keys.on." + title),
                gestures.stream()
                        .filter(gesture -> meant.contains(gesture.target()))
                        .map(gesture -> new Entry(messages.text(gesture.text()), how(gesture, targets[0], messages)))
                        .toList()));
    }

    private static String how(Gesture gesture, Target usual, Messages messages) {
        return gesture.target() == usual ? gesture.binding().words(messages) : gesture.how(messages);
    }

    /// The keys in words; those of the keypad go without saying where there are others.
    private static String keys(Actions actions, Action action, Messages messages) {
        List<KeyStroke> all = actions.strokes(action);
        List<KeyStroke> usual =
                all.stream().filter(stroke -> !stroke.code().isKeypadKey()).toList();
        return (usual.isEmpty() ? all : usual)
                .stream()
                        .map(stroke -> stroke.words(messages))
                        .collect(Collectors.joining(" " + messages.text("keys.or") + " "));
    }

    private void fit() {
        double column = search.getFont().getSize() * LETTERS_A_COLUMN;
        int fitting = Math.clamp((long) (getWidth() / column), 1, MOST_COLUMNS);
        if (fitting != count) {
            count = fitting;
            fill();
        }
    }

    private void fill() {
        String word = search.getText().strip().toLowerCase(Locale.ROOT);
        List<Group> shown = groups.stream()
                .map(group -> new Group(
                        group.title(),
                        group.entries().stream()
                                .filter(entry -> entry.has(word))
                                .toList()))
                .filter(group -> !group.entries().isEmpty())
                .toList();
        none.setVisible(shown.isEmpty());
        none.setManaged(shown.isEmpty());
        List<VBox> boxes =
                Stream.generate(KeysView::column).limit(Math.max(1, count)).toList();
        int all = shown.stream().mapToInt(Group::height).sum();
        int before = 0;
        for (Group group : shown) {
            // A group stands in the column in which its middle falls when all stand in one line.
            int middle = before + group.height() / 2;
            boxes.get(Math.min(boxes.size() - 1, middle * boxes.size() / all))
                    .getChildren()
                    .add(draw(group));
            before += group.height();
        }
        columns.getChildren().setAll(boxes);
    }

    private static VBox column() {
        VBox column = new VBox();
        column.getStyleClass().add("keys-column");
        column.setPrefWidth(0);
        HBox.setHgrow(column, Priority.ALWAYS);
        return column;
    }

    private static Node draw(Group group) {
        Label title = new Label(group.title());
        title.getStyleClass().add("section");
        GridPane grid = new GridPane();
        grid.getStyleClass().add("keys-grid");
        for (HPos side : List.of(HPos.LEFT, HPos.RIGHT)) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(side == HPos.LEFT ? 56 : 44);
            column.setHalignment(side);
            grid.getColumnConstraints().add(column);
        }
        for (Entry entry : group.entries()) {
            Label deed = new Label(entry.deed());
            Label how = new Label(entry.how());
            how.getStyleClass().add("keys-how");
            for (Label label : List.of(deed, how)) {
                label.setWrapText(true);
                label.setMinHeight(USE_PREF_SIZE);
                GridPane.setValignment(label, VPos.TOP);
            }
            grid.addRow(grid.getRowCount(), deed, how);
        }
        return new VBox(title, grid);
    }
}
