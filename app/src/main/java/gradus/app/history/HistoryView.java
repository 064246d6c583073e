package gradus.app.history;

import gradus.app.document.Timeline;
import gradus.app.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;

/// The history, in the drawer: what was done, the latest at the foot. A click or Enter goes to that state.
public final class HistoryView extends StackPane {
    private static final PseudoClass PRESENT = PseudoClass.getPseudoClass("present");
    private static final PseudoClass AHEAD = PseudoClass.getPseudoClass("ahead");

    private final HistoryViewModel model;
    private final Messages messages;
    private final ListView<Integer> list = new ListView<>();
    private final Subscription subscription;

    public HistoryView(HistoryViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("history");
        list.setId("history-list");
        list.getStyleClass().add("history-list");
        list.setAccessibleText(messages.text("history.title"));
        list.setCellFactory(ignored -> new StepCell());
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            Integer step = list.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && step != null) {
                model.goTo(step);
                event.consume();
            }
        });
        getChildren().add(list);
        subscription = model.timeline().subscribe(this::show);
    }

    /// Listens to the workspace no longer.
    public void dispose() {
        subscription.unsubscribe();
    }

    private void show(Timeline timeline) {
        int count = timeline.steps().size();
        if (list.getItems().size() > count) {
            list.getItems().remove(count, list.getItems().size());
        } else if (list.getItems().size() < count) {
            list.getItems()
                    .addAll(IntStream.range(list.getItems().size(), count)
                            .boxed()
                            .toList());
        }
        list.refresh();
        list.getSelectionModel().clearAndSelect(timeline.present());
        list.scrollTo(Math.max(0, timeline.present() - 2));
    }

    private final class StepCell extends ListCell<Integer> {
        StepCell() {
            setPrefWidth(0);
            setOnMouseClicked(event -> {
                if (!isEmpty()) {
                    model.goTo(getItem());
                }
            });
        }

        @Override
        protected void updateItem(Integer step, boolean empty) {
            super.updateItem(step, empty);
            boolean isNothing = empty
                    || step == null
                    || step >= model.timeline().get().steps().size();
            setText(null);
            setGraphic(null);
            setAccessibleText(null);
            pseudoClassStateChanged(PRESENT, false);
            pseudoClassStateChanged(AHEAD, false);
            if (!isNothing) {
                draw(model.row(step));
            }
        }

        private void draw(HistoryRow row) {
            pseudoClassStateChanged(PRESENT, row.isPresent());
            pseudoClassStateChanged(AHEAD, row.isAhead());
            FontIcon mark = new FontIcon(
                    row.isPresent() ? "mdi2c-circle" : row.isAhead() ? "mdi2r-redo" : "mdi2c-circle-small");
            mark.getStyleClass().add("history-mark");
            Label label = new Label(row.label());
            Label subject = new Label(row.subject());
            subject.getStyleClass().add("muted");
            HBox line = new HBox(8, mark, label, subject);
            line.setAlignment(Pos.CENTER_LEFT);
            List<String> words = new ArrayList<>(List.of(row.label()));
            if (!row.subject().isEmpty()) {
                words.add(row.subject());
            }
            if (row.isSaved()) {
                FontIcon disk = new FontIcon("mdi2c-content-save-outline");
                disk.getStyleClass().add("field-icon");
                Label saved = new Label(messages.text("history.saved"), disk);
                saved.getStyleClass().add("muted");
                line.getChildren().add(saved);
                words.add(saved.getText());
            }
            if (row.isPresent() || row.isAhead()) {
                words.add(messages.text(row.isPresent() ? "history.present" : "history.ahead"));
            }
            setAccessibleText(String.join(", ", words));
            setGraphic(line);
        }
    }
}
