package gradus.app.data;

import gradus.engine.data.DataSetup;
import gradus.engine.data.Generator;
import gradus.engine.data.Origin;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Which rule draws the rows, how many, how noisy, and from which seed.
final class GeneratorForm extends VBox {
    private final DataViewModel model;
    private final Choices<Generator> generator;
    private final Choices<Integer> classes;
    private final Typed rows;
    private final Typed seed;
    private final Slider noise = new Slider(0, 1, 0);
    private final Label noiseText = new Label();
    private final Label about = new Label();

    GeneratorForm(DataViewModel model) {
        super(4);
        this.model = model;
        generator = new Choices<>(
                "data-generator",
                List.of(Generator.values()),
                choice -> model.choice("data.generator.", choice),
                choice -> model.redraw("generator", choice));
        classes = new Choices<>(
                "data-classes",
                IntStream.rangeClosed(2, Origin.CLASSES.size()).boxed().toList(),
                count -> Integer.toString(count),
                count -> model.redraw("classes", count));
        rows = new Typed("data-rows", 5, text -> model.redraw("rows", model.number(text)));
        seed = new Typed("data-seed", 4, text -> model.redraw("seed", model.number(text)));
        noise.setId("data-noise");
        noise.setPrefWidth(110);
        noise.setBlockIncrement(0.05);
        noise.valueProperty().addListener(observable -> noiseText.setText(percent()));
        noise.valueChangingProperty().addListener((property, before, isDragged) -> {
            if (!isDragged) {
                draw();
            }
        });
        noise.valueProperty().addListener(observable -> {
            if (!noise.isValueChanging()) {
                draw();
            }
        });
        noiseText.setMinWidth(44);
        Button another = new Button(model.text("data.another"));
        another.setId("data-another");
        another.setMinWidth(USE_PREF_SIZE);
        another.getStyleClass().addAll("flat", "small");
        another.setTooltip(new Tooltip(model.text("data.another.tip")));
        another.setOnAction(event -> generated(known -> model.redraw("seed", known.seed() + 1)));
        HBox spread = new HBox(6, noise, noiseText);
        spread.setAlignment(Pos.CENTER_LEFT);
        HBox drawn = new HBox(6, seed, another);
        drawn.setAlignment(Pos.CENTER_LEFT);
        about.setWrapText(true);
        about.getStyleClass().add("muted");
        getChildren()
                .addAll(
                        new Form(3)
                                .add(model.text("data.generator"), generator)
                                .add(model.text("data.rows"), rows)
                                .add(model.text("data.classes"), classes)
                                .add(model.text("data.noise"), spread)
                                .add(model.text("data.seed"), drawn),
                        about);
    }

    void refresh() {
        generated(known -> {
            generator.show(known.generator());
            classes.show(known.classes());
            classes.setVisible(known.generator().hasAnyClasses());
            rows.show(Integer.toString(known.rows()));
            seed.show(Long.toString(known.seed()));
            if (!noise.isValueChanging()) {
                noise.setValue(known.noise());
            }
            noiseText.setText(percent());
            about.setText(model.choice("data.about.", known.generator()));
        });
    }

    private String percent() {
        return model.messages().numbers().percent(noise.getValue());
    }

    private void draw() {
        double wanted = Math.rint(noise.getValue() * 100) / 100;
        generated(known -> {
            if (known.noise() != wanted) {
                model.redraw("noise", wanted);
            }
        });
    }

    private void generated(Consumer<Origin.Generated> use) {
        model.setup()
                .map(DataSetup::origin)
                .filter(Origin.Generated.class::isInstance)
                .map(Origin.Generated.class::cast)
                .ifPresent(use);
    }
}
