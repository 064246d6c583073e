package gradus.app.problems;

import gradus.app.text.Messages;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/// The problems list, in the drawer. A click or Enter goes to the node.
public final class ProblemsView extends StackPane {
    private final ProblemsViewModel model;
    private final ListView<Problem> list = new ListView<>();

    public ProblemsView(ProblemsViewModel model, Messages messages) {
        this.model = model;
        getStyleClass().add("problems");
        list.setId("problems-list");
        list.getStyleClass().add("problems-list");
        list.setItems(model.problems());
        list.setCellFactory(ignored -> new ProblemCell());
        list.setAccessibleText(messages.text("problems.title"));
        Label nothing = new Label(messages.text("problems.none"));
        nothing.getStyleClass().add("muted");
        list.setPlaceholder(nothing);
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            Problem selected = list.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && selected != null) {
                model.jump(selected);
                event.consume();
            }
        });
        getChildren().add(list);
    }

    private final class ProblemCell extends ListCell<Problem> {
        ProblemCell() {
            setOnMouseClicked(event -> {
                if (!isEmpty()) {
                    model.jump(getItem());
                }
            });
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Problem problem, boolean empty) {
            super.updateItem(problem, empty);
            setText(null);
            if (empty || problem == null) {
                setGraphic(null);
                return;
            }
            FontIcon icon = new FontIcon(problem.isError() ? "mdi2a-alert-octagon" : "mdi2a-alert");
            icon.getStyleClass().add(problem.isError() ? "error-icon" : "warning-icon");
            Label text = new Label(problem.text());
            text.setWrapText(true);
            HBox.setHgrow(text, Priority.ALWAYS);
            text.setMaxWidth(Double.MAX_VALUE);
            HBox line = new HBox(8, icon, text);
            for (Problem.Remedy remedy : problem.fixes()) {
                Hyperlink link = new Hyperlink(remedy.label());
                link.setMinWidth(Region.USE_PREF_SIZE);
                link.setOnAction(event -> model.apply(remedy));
                line.getChildren().add(link);
            }
            Label place = new Label(problem.place());
            place.getStyleClass().add("muted");
            place.setMinWidth(Region.USE_PREF_SIZE);
            line.getChildren().add(place);
            line.setAlignment(Pos.CENTER_LEFT);
            setGraphic(line);
        }
    }
}
