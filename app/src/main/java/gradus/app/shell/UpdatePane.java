package gradus.app.shell;

import gradus.app.canvas.CanvasView;
import gradus.app.canvas.CanvasViewModel;
import gradus.app.text.Messages;
import gradus.app.trace.UpdateViewModel;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.kordamp.ikonli.javafx.FontIcon;

/// The update of a parameter in the place of the canvas: the optimizer's graph, to be looked at, below the way back to
/// the project and the choice of a cell.
final class UpdatePane extends BorderPane {
    /// At this scale every number can be read.
    private static final double READABLE = 0.85;

    private final UpdateViewModel model;
    private final ObservableValue<Messages> messages;
    private final CanvasView canvas;
    private final Button back = new Button();
    private final Label here = new Label();
    private final Label hint = new Label();
    private final Label cellName = new Label();
    private final IntegerSpinnerValueFactory cells = new IntegerSpinnerValueFactory(0, 0);
    private boolean isRefreshing;

    /// @param title of the project
    UpdatePane(UpdateViewModel model, ObservableValue<String> title, ObservableValue<Messages> messages) {
        this.model = model;
        this.messages = messages;
        setId("update-pane");
        canvas = new CanvasView(new CanvasViewModel(model.workspace(), messages));
        canvas.setId("update-canvas");
        canvas.fitNoSmallerThan(READABLE);
        back.setId("update-back");
        back.setMnemonicParsing(false);
        back.getStyleClass().addAll("flat", "breadcrumb-level");
        back.textProperty().bind(title);
        back.setMinWidth(USE_PREF_SIZE);
        back.setOnAction(event -> model.close());
        here.setId("update-here");
        here.getStyleClass().addAll("breadcrumb", "breadcrumb-here");
        here.setMinWidth(USE_PREF_SIZE);
        hint.getStyleClass().add("breadcrumb-hint");
        cellName.setMinWidth(USE_PREF_SIZE);
        setCenter(canvas);
        setTop(bar());
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                model.close();
                event.consume();
            }
        });
        model.workspace().selection().subscribe(canvas::revealSelection);
        model.shown().subscribe(this::show);
        messages.subscribe(this::show);
        show();
    }

    private HBox bar() {
        Spinner<Integer> cell = new Spinner<>(cells);
        cell.setId("update-cell");
        cell.setEditable(false);
        cell.setPrefWidth(150);
        cell.setMinWidth(USE_PREF_SIZE);
        cellName.setLabelFor(cell);
        cells.setWrapAround(true);
        cells.valueProperty().addListener((property, before, number) -> {
            if (!isRefreshing && number != null) {
                model.choose(number == 0 ? Optional.empty() : Optional.of(number - 1));
            }
        });
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(back, new FontIcon("mdi2c-chevron-right"), here, space, hint, cellName, cell);
        HBox.setMargin(cellName, new Insets(0, 8, 0, 16));
        bar.setId("update-bar");
        bar.getStyleClass().add("breadcrumb-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private void show() {
        Messages words = messages.getValue();
        Optional<UpdateViewModel.Shown> shown = model.shown().get();
        boolean wasVisible = isVisible();
        setVisible(shown.isPresent());
        hint.setText(words.text("trace.update.look"));
        cellName.setText(words.text("trace.update.cell"));
        shown.ifPresent(now -> {
            here.setText(words.text("trace.update.title", now.update().path(), model.optimizer(words)));
            isRefreshing = true;
            cells.setConverter(names(now, words));
            cells.setMax(now.rule().shape().size());
            cells.setValue(now.cell().map(number -> number + 1).orElse(0));
            isRefreshing = false;
            if (!wasVisible) {
                canvas.requestFocus();
            }
        });
    }

    /// Cells by their places; before the first stand all of them.
    private static StringConverter<Integer> names(UpdateViewModel.Shown shown, Messages words) {
        return new StringConverter<>() {
            @Override
            public String toString(Integer number) {
                return number == null || number == 0 ? words.text("trace.update.all") : shown.place(number - 1);
            }

            @Override
            public Integer fromString(String text) {
                return shown.cell().map(number -> number + 1).orElse(0);
            }
        };
    }
}
