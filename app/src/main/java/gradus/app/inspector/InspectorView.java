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
import javafx.scene.control.TitledPane;
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
    private final PropertySheet aside = new PropertySheet();
    private final TitledPane more = new TitledPane();
    private final VBox details = new VBox();
    private final WeightsView weights;
    private final Map<String, FieldEditor> editors = new LinkedHashMap<>();
    private Optional<FieldEditor> nameEditor = Optional.empty();
    private List<Field> fields = List.of();
    private List<String> asides = List.of();
    private String shown = "";

    public InspectorView(InspectorViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        this.weights = new WeightsView(model.weights(), messages);
        setId("inspector");
        setAccessibleText(messages.text("inspector.title"));
        getStyleClass().add("inspector");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        content.getStyleClass().add("inspector-content");
        details.getStyleClass().add("inspector-details");
        kind.getStyleClass().add("muted");
        for (PropertySheet each : List.of(sheet, aside)) {
            each.setModeSwitcherVisible(false);
            each.setSearchBoxVisible(false);
            each.setMode(PropertySheet.Mode.NAME);
            each.setPropertyEditorFactory(this::editor);
        }
        more.setId("more-settings");
        more.setText(messages.text("inspector.more"));
        more.setContent(aside);
        more.setAnimated(false);
        more.expandedProperty().subscribe(this::fillAside);
        setContent(content);
        model.inspection().subscribe(this::show);
    }

    /// Puts the cursor into the first attribute, or into the name where there is none.
    public void focusFirst() {
        applyCss();
        fields.stream()
                .filter(field -> !field.isAside())
                .findFirst()
                .map(field -> editors.get(field.attribute()))
                .or(() -> nameEditor)
                .ifPresent(FieldEditor::focus);
    }

    /// Scrolls to what explains the node.
    public void showHelp() {
        layout();
        Optional.ofNullable(content.lookup("#operation-help")).ifPresent(help -> {
            double top = content.sceneToLocal(help.localToScene(help.getBoundsInLocal()))
                    .getMinY();
            double most = content.getHeight() - getViewportBounds().getHeight();
            setVvalue(most <= 0 ? 0 : Math.clamp(top / most, 0, 1));
        });
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
        fields = node.fields();
        Field nameField =
                new Field("name", messages.text("inspector.name"), Field.Editor.TEXT, node.name(), List.of(), false);
        if (!layout.equals(shown)) {
            shown = layout;
            retire();
            FieldEditor editor = new FieldEditor(nameField, model::rename);
            editor.getEditor().getStyleClass().add("name-field");
            nameEditor = Optional.of(editor);
            name.getChildren().setAll(editor.getEditor());
            asides =
                    fields.stream().filter(Field::isAside).map(Field::attribute).toList();
            sheet.getItems().setAll(items(false));
            more.setExpanded(false);
            content.getChildren().setAll(kind, name);
            if (fields.size() > asides.size()) {
                content.getChildren().add(sheet);
            }
            if (!asides.isEmpty()) {
                content.getChildren().add(more);
            }
            content.getChildren().addAll(weights, details);
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
        details.getChildren().add(grid(node.facts()));
        node.study().ifPresent(study -> details.getChildren().add(new StudyView(study, messages)));
        details.getChildren().add(new HelpView(node.help(), messages));
    }

    /// The editors of what few people change are made when they are wanted.
    private void fillAside(boolean isOpen) {
        aside.getItems().setAll(isOpen ? items(true) : List.of());
    }

    /// The fields that were aside when the node was selected, or the others: a field does not move while it is edited.
    private List<PropertySheet.Item> items(boolean isAside) {
        return fields.stream()
                .filter(field -> asides.contains(field.attribute()) == isAside)
                .<PropertySheet.Item>map(FieldItem::new)
                .toList();
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
