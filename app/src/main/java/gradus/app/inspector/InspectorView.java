package gradus.app.inspector;

import gradus.app.inspector.Inspection.Fact;
import gradus.app.inspector.Inspection.Field;
import gradus.app.text.Messages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PropertySheet;
import org.controlsfx.property.editor.PropertyEditor;

/// The inspector at the right of the window.
public final class InspectorView extends ScrollPane {
    private final InspectorViewModel model;
    private final Messages messages;
    private final VBox content = new VBox();
    private final Label kind = new Label();
    private final VBox name = new VBox();
    private final PropertySheet sheet = new PropertySheet();
    private final VBox details = new VBox();
    private final Map<String, FieldEditor> editors = new LinkedHashMap<>();
    private Optional<FieldEditor> nameEditor = Optional.empty();
    private String shown = "";

    public InspectorView(InspectorViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        setId("inspector");
        setAccessibleText(messages.text("inspector.title"));
        getStyleClass().add("inspector");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        content.getStyleClass().add("inspector-content");
        details.getStyleClass().add("inspector-details");
        kind.getStyleClass().add("muted");
        sheet.setModeSwitcherVisible(false);
        sheet.setSearchBoxVisible(false);
        sheet.setMode(PropertySheet.Mode.NAME);
        sheet.setPropertyEditorFactory(this::editor);
        setContent(content);
        model.inspection().subscribe(this::show);
    }

    private void show(Inspection inspection) {
        switch (inspection) {
            case Inspection.OfNode node -> show(node);
            case Inspection.OfProject project -> show(project);
        }
    }

    private void retire() {
        editors.values().forEach(FieldEditor::retire);
        nameEditor.ifPresent(FieldEditor::retire);
        editors.clear();
    }

    private void show(Inspection.OfProject project) {
        retire();
        shown = "";
        Label title = new Label(project.title());
        title.getStyleClass().add("heading");
        content.getChildren().setAll(title, paragraph(project.advice()), grid(project.facts()));
    }

    private void show(Inspection.OfNode node) {
        String layout = node.id()
                + node.help().title()
                + node.fields().stream()
                        .map(field -> field.attribute() + field.choices())
                        .toList();
        kind.setText(node.help().title());
        Field nameField = new Field("name", messages.text("inspector.name"), Field.Editor.TEXT, node.name(), List.of());
        if (!layout.equals(shown)) {
            shown = layout;
            retire();
            FieldEditor editor = new FieldEditor(nameField, model::rename);
            editor.getEditor().getStyleClass().add("name-field");
            nameEditor = Optional.of(editor);
            name.getChildren().setAll(editor.getEditor());
            sheet.getItems().setAll(node.fields().stream().map(FieldItem::new).toList());
            boolean hasFields = !node.fields().isEmpty();
            sheet.setManaged(hasFields);
            sheet.setVisible(hasFields);
            content.getChildren().setAll(kind, name, sheet, details);
        } else {
            nameEditor.ifPresent(editor -> editor.refresh(nameField));
            node.fields()
                    .forEach(field -> Optional.ofNullable(editors.get(field.attribute()))
                            .ifPresent(editor -> editor.refresh(field)));
        }
        details.getChildren().clear();
        if (!node.formula().isEmpty()) {
            details.getChildren().add(new FormulaFlow(node.formula()));
        }
        details.getChildren().addAll(grid(node.facts()), new HelpView(node.help(), messages));
    }

    private PropertyEditor<?> editor(PropertySheet.Item item) {
        Field field = ((FieldItem) item).field();
        FieldEditor editor = new FieldEditor(field, text -> model.set(field.attribute(), text));
        editors.put(field.attribute(), editor);
        return editor;
    }

    private static Label paragraph(String text) {
        Label paragraph = new Label(text);
        paragraph.setWrapText(true);
        paragraph.setMinHeight(USE_PREF_SIZE);
        paragraph.getStyleClass().add("muted");
        return paragraph;
    }

    private static GridPane grid(List<Fact> facts) {
        GridPane grid = new GridPane(8, 4);
        ColumnConstraints labels = new ColumnConstraints();
        labels.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(labels, values);
        for (int row = 0; row < facts.size(); row++) {
            Fact fact = facts.get(row);
            Label label = new Label(fact.label());
            label.getStyleClass().add("muted");
            GridPane.setValignment(label, VPos.TOP);
            Label value = new Label(fact.text());
            value.setWrapText(true);
            value.setMinHeight(USE_PREF_SIZE);
            switch (fact.kind()) {
                case VALUE -> value.getStyleClass().add("value-text");
                case GRADIENT -> value.getStyleClass().add("gradient-text");
                case STALE -> value.getStyleClass().add("stale-text");
                case PLAIN -> {}
            }
            if (!fact.full().equals(fact.text())) {
                value.setTooltip(new Tooltip(fact.full()));
            }
            grid.addRow(row, label, value);
        }
        return grid;
    }
}
