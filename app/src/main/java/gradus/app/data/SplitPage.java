package gradus.app.data;

import gradus.app.plot.Palette;
import gradus.app.workspace.DataPart;
import gradus.engine.data.Column;
import gradus.engine.data.DataSet;
import gradus.engine.data.DataSetup;
import gradus.engine.data.MissingValues;
import gradus.engine.data.Scaling;
import gradus.engine.data.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// How the rows are divided and prepared, and what comes of it: how many of each class are in each part.
final class SplitPage extends HBox {
    private static final int MOST_CLASSES = 40;

    private final DataViewModel model;
    private final Typed validation;
    private final Typed test;
    private final Typed seed;
    private final CheckBox stratified = new CheckBox();
    private final Choices<String> column;
    private final Choices<Scaling> scaling;
    private final Choices<MissingValues> missing;
    private final GridPane parts = new GridPane();
    private final Palette palette = new Palette(this::refresh);
    private boolean isShowing;

    SplitPage(DataViewModel model) {
        this.model = model;
        setId("data-split-page");
        setSpacing(28);
        validation = new Typed("data-validation", 6, text -> model.split("validation", model.number(text)));
        test = new Typed("data-test", 6, text -> model.split("test", model.number(text)));
        seed = new Typed("data-split-seed", 6, model::seed);
        stratified.setId("data-stratified");
        stratified.selectedProperty().addListener((property, before, now) -> {
            if (!isShowing) {
                model.split("stratified", now);
            }
        });
        column = new Choices<>(
                "data-split-column",
                List.of(""),
                name -> name.isEmpty() ? model.text("data.split.by-shares") : name,
                model::splitBy);
        scaling = new Choices<>(
                "data-scaling",
                List.of(Scaling.values()),
                choice -> model.choice("data.scaling.", choice),
                model::scale);
        missing = new Choices<>(
                "data-missing",
                List.of(MissingValues.values()),
                choice -> model.choice("data.missing.", choice),
                model::fill);
        Form form = new Form(4)
                .add(model.text("data.split.by"), column)
                .add(model.text("data.split.validation"), validation)
                .add(model.text("data.split.test"), test)
                .add(model.text("data.split.stratified"), stratified)
                .add(model.text("data.split.seed"), seed)
                .add(model.text("data.scaling"), scaling)
                .add(model.text("data.missing"), missing);
        Label note = new Label(model.text("data.split.note"));
        note.setWrapText(true);
        note.getStyleClass().add("muted");
        VBox left = new VBox(8, form, note);
        left.setMinWidth(USE_PREF_SIZE);
        parts.setHgap(14);
        parts.setVgap(6);
        ScrollPane scroll = new ScrollPane(parts);
        scroll.setId("data-parts");
        scroll.setFitToWidth(true);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(palette.probe(), left, scroll);
    }

    void refresh() {
        Optional<DataSetup> known = model.setup();
        setDisable(known.isEmpty());
        known.ifPresent(setup -> {
            isShowing = true;
            Split split = setup.split();
            validation.show(model.messages().numbers().full(split.validation()));
            test.show(model.messages().numbers().full(split.test()));
            seed.show(Long.toString(model.seed()));
            stratified.setSelected(split.stratified());
            validation.setDisable(split.isByColumn());
            test.setDisable(split.isByColumn());
            stratified.setDisable(split.isByColumn());
            List<String> names = new ArrayList<>(List.of(""));
            setup.columns().stream()
                    .map(Column::name)
                    .filter(name -> !name.equals(setup.target()))
                    .forEach(names::add);
            column.offer(names, split.column());
            scaling.show(setup.scaling());
            missing.show(setup.missing());
            isShowing = false;
        });
        parts.getChildren().clear();
        model.state().find().ifPresent(this::show);
    }

    private void show(DataSet data) {
        int line = 0;
        for (DataPart name : DataPart.values()) {
            int rows = name.of(data).size();
            Map<String, Integer> balance = model.balance(name);
            Label title = new Label(model.choice("data.part.", name));
            title.setMinWidth(USE_PREF_SIZE);
            Label count = new Label(model.messages().numbers().whole(rows));
            count.setId("data-part-" + name.name().toLowerCase(Locale.ROOT));
            count.setMinWidth(USE_PREF_SIZE);
            parts.addRow(line, title, count);
            if (!balance.isEmpty() && balance.size() <= MOST_CLASSES) {
                Bars bars = new Bars(Math.clamp(balance.size() * 26L, 130, 400), 30);
                bars.draw(List.copyOf(balance.values()), palette::kind, palette.grid());
                Label counts = new Label(balance.entrySet().stream()
                        .map(each -> each.getKey() + ": "
                                + model.messages().numbers().whole(each.getValue()))
                        .collect(Collectors.joining(" · ")));
                counts.setWrapText(true);
                HBox classes = new HBox(12, bars, counts);
                classes.setAlignment(Pos.CENTER_LEFT);
                parts.add(classes, 2, line);
            }
            line++;
        }
    }
}
