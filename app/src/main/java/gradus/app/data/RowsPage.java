package gradus.app.data;

import gradus.app.workspace.DataPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// All rows, to be looked through: those that have a text, or that belong to a part.
final class RowsPage extends VBox {
    private static final Duration TYPING = Duration.millis(150);

    private final DataViewModel model;
    private final TextField search = new TextField();
    private final Label count = new Label();
    private final RowsTable table;
    private final Choices<Optional<DataPart>> part;
    private final PauseTransition pause = new PauseTransition(TYPING);
    private Optional<DataPart> wanted = Optional.empty();

    RowsPage(DataViewModel model) {
        super(6);
        this.model = model;
        setId("data-rows-page");
        search.setId("data-search");
        search.setPromptText(model.text("data.search"));
        search.setPrefColumnCount(18);
        search.textProperty().addListener(observable -> pause.playFromStart());
        pause.setOnFinished(event -> find());
        List<Optional<DataPart>> parts = new ArrayList<>(List.of(Optional.empty()));
        List.of(DataPart.values()).forEach(name -> parts.add(Optional.of(name)));
        part = new Choices<>(
                "data-part",
                parts,
                choice -> choice.map(name -> model.choice("data.part.", name)).orElse(model.text("data.part.all")),
                choice -> {
                    wanted = choice;
                    find();
                });
        part.show(Optional.empty());
        part.setMaxWidth(USE_PREF_SIZE);
        count.setId("data-count");
        count.getStyleClass().add("muted");
        HBox line = new HBox(12, search, part, count);
        line.setAlignment(Pos.CENTER_LEFT);
        table = new RowsTable(model, "data-table");
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(line, table);
    }

    void refresh() {
        find();
    }

    private void find() {
        if (search.getText().isBlank() && wanted.isEmpty()) {
            table.refresh(Optional.empty());
            tell();
        } else {
            model.search(search.getText(), this::show);
        }
    }

    private void show(List<Integer> found) {
        Map<Integer, DataPart> parts = model.parts();
        table.refresh(Optional.of(found.stream()
                .filter(row -> wanted.isEmpty() || wanted.equals(Optional.ofNullable(parts.get(row))))
                .toList()));
        tell();
    }

    private void tell() {
        int all = model.table().map(rows -> rows.rows().size()).orElse(0);
        count.setText(model.text("data.count", table.getItems().size(), all));
    }
}
