package gradus.app.canvas;

import gradus.app.action.Focus;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The bar at the upper right of the canvas that finds nodes: Enter goes on, Shift+Enter back, Escape closes it.
final class FindBar extends HBox {
    private static final double EDGE = 12;

    private final CanvasView view;
    private final CanvasViewModel model;
    private final FindViewModel find;
    private final TextField field = new TextField();
    private final Label count = new Label();
    private final Button back = button("find-back", "mdi2c-chevron-up");
    private final Button on = button("find-on", "mdi2c-chevron-down");
    private final Button close = button("find-close", "mdi2c-close");
    private Viewport last = Viewport.START;
    private Optional<String> wanted = Optional.empty();

    FindBar(CanvasView view, CanvasViewModel model) {
        super(4);
        this.view = view;
        this.model = model;
        find = new FindViewModel(model.workspace());
        setId("find");
        getStyleClass().add("find-bar");
        setAlignment(Pos.CENTER_LEFT);
        setManaged(false);
        setVisible(false);
        field.setId("find-field");
        field.setPrefWidth(180);
        count.setId("find-count");
        count.getStyleClass().add("find-count");
        getChildren().addAll(field, count, back, on, close);
        field.textProperty().subscribe(text -> {
            if (isVisible()) {
                find.search(text, model.words());
                tell();
            }
        });
        back.setOnAction(event -> step(-1));
        on.setOnAction(event -> step(1));
        close.setOnAction(event -> close());
        addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        // What is done in the bar is no gesture on the canvas.
        addEventHandler(MouseEvent.ANY, MouseEvent::consume);
    }

    /// Opens the bar, or puts the keyboard into it.
    void open() {
        setVisible(true);
        var words = model.words();
        field.setPromptText(words.text("canvas.find"));
        field.setAccessibleText(words.text("canvas.find"));
        label(back, words.text("canvas.find-back"));
        label(on, words.text("canvas.find-on"));
        label(close, words.text("canvas.find-close"));
        view.refresh();
        Focus.on(field);
        field.selectAll();
        find.search(field.getText(), words);
        tell();
    }

    /// Stays at its place, and brings what was found into view once a level has opened or closed.
    void draw(Viewport now) {
        boolean isStill = now.equals(last);
        last = now;
        if (!isVisible()) {
            return;
        }
        applyCss();
        double width = prefWidth(-1);
        resizeRelocate(view.getWidth() - width - EDGE, EDGE, width, prefHeight(width));
        if (wanted.isPresent()) {
            if (isStill) {
                wanted = Optional.empty();
            }
            Platform.runLater(isStill ? view::revealSelection : view::refresh);
        }
    }

    private void press(KeyEvent event) {
        switch (event.getCode()) {
            case ENTER, F3 -> {
                step(event.isShiftDown() ? -1 : 1);
                event.consume();
            }
            case ESCAPE -> {
                close();
                event.consume();
            }
            default -> {}
        }
    }

    private void step(int by) {
        find.step(by);
        tell();
    }

    private void tell() {
        wanted = find.shown();
        count.setText(
                !find.isAsked()
                        ? ""
                        : find.count() == 0
                                ? model.words().text("canvas.find-none")
                                : model.words().text("canvas.find-count", find.number(), find.count()));
        view.refresh();
    }

    private void close() {
        setVisible(false);
        wanted = Optional.empty();
        view.requestFocus();
    }

    private static Button button(String id, String icon) {
        Button button = new Button("", new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll("flat", "find-button");
        return button;
    }

    private static void label(Button button, String text) {
        button.setAccessibleText(text);
        button.setTooltip(new Tooltip(text));
    }
}
