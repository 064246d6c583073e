package gradus.app.boundary;

import gradus.engine.data.InputField;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Which two features the plane shows, and what the others are meanwhile.
final class AxesForm extends VBox {

    /// More features than a person sets by hand stay in the middle.
    private static final int MOST_OTHERS = 30;

    private final BoundaryViewModel model;
    private final ComboBox<String> across = axis("boundary-x");
    private final ComboBox<String> up = axis("boundary-y");
    private final GridPane others = new GridPane();
    private final ScrollPane list = new ScrollPane(others);
    private final HBox axes;
    private List<InputField> listed = List.of();
    private boolean isShowing;

    AxesForm(BoundaryViewModel model) {
        super(8);
        this.model = model;
        axes = new HBox(
                8,
                name(model.messages().text("boundary.x")),
                across,
                name(model.messages().text("boundary.y")),
                up);
        axes.setAlignment(Pos.CENTER_LEFT);
        others.setHgap(10);
        others.setVgap(4);
        list.setId("boundary-others");
        list.setFitToWidth(true);
        list.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        getChildren().addAll(axes, list);
    }

    void refresh() {
        isShowing = true;
        show(across, model.x().orElse(""));
        show(up, model.y().orElse(""));
        axes.setVisible(model.axes().size() > 1);
        isShowing = false;
        List<InputField> now = model.others();
        list.setVisible(!now.isEmpty());
        if (!now.equals(listed)) {
            listed = now;
            others.getChildren().clear();
            for (InputField field : now.subList(0, Math.min(now.size(), MOST_OTHERS))) {
                Label name = new Label(field.name());
                name.setMaxWidth(140);
                others.addRow(others.getRowCount(), name, editor(field));
            }
        }
    }

    private Node editor(InputField field) {
        return switch (field) {
            case InputField.Numeric number -> slider(number);
            case InputField.Choice choice -> {
                ComboBox<String> classes = new ComboBox<>();
                classes.getStyleClass().add("small");
                classes.getItems().setAll(choice.classes());
                classes.setValue(model.cell(choice));
                classes.valueProperty().subscribe(now -> model.fix(choice, now == null ? "" : now));
                yield classes;
            }
        };
    }

    private Node slider(InputField.Numeric field) {
        double least = field.least();
        double most = field.most() > least ? field.most() : least + 1;
        Slider slider = new Slider(least, most, model.number(field).orElse(field.middle()));
        slider.setId("boundary-fix-" + field.name());
        slider.setPrefWidth(120);
        slider.setBlockIncrement((most - least) / 20);
        Label number = new Label(model.messages().numbers().shortForm(slider.getValue()));
        number.setMinWidth(60);
        slider.valueProperty().subscribe((before, now) -> {
            number.setText(model.messages().numbers().shortForm(now.doubleValue()));
            model.fix(field, now.doubleValue());
        });
        HBox line = new HBox(6, slider, number);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private ComboBox<String> axis(String id) {
        ComboBox<String> choices = new ComboBox<>();
        choices.setId(id);
        choices.setMaxWidth(130);
        choices.getStyleClass().add("small");
        choices.valueProperty().addListener((property, before, now) -> {
            if (!isShowing && now != null) {
                model.choose(
                        id.equals("boundary-x") ? now : model.x().orElse(now),
                        id.equals("boundary-y") ? now : model.y().orElse(now));
            }
        });
        return choices;
    }

    private void show(ComboBox<String> choices, String choice) {
        List<String> names = new ArrayList<>(model.axes());
        if (!choices.getItems().equals(names)) {
            choices.getItems().setAll(names);
        }
        choices.setValue(choice);
    }

    private static Label name(String text) {
        Label label = new Label(text);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
