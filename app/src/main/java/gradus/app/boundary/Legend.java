package gradus.app.boundary;

import gradus.app.plot.Palette;
import gradus.app.plot.Ramp;
import gradus.app.text.Numbers;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;

/// What the colours of the plane mean: the classes, or from which number to which they go.
final class Legend extends FlowPane {
    private static final int MOST = 12;

    private final Palette palette;
    private final Numbers numbers;

    Legend(Palette palette, Numbers numbers) {
        super(12, 2);
        this.palette = palette;
        this.numbers = numbers;
        setId("boundary-legend");
        setMinHeight(Region.USE_PREF_SIZE);
    }

    /// @param ramp of numbers, where the colours tell numbers
    void show(List<String> classes, Optional<Ramp> ramp) {
        getChildren().clear();
        for (int kind = 0; kind < Math.min(classes.size(), MOST); kind++) {
            Label name = new Label(classes.get(kind), new Circle(5, palette.kind(kind)));
            getChildren().add(name);
        }
        ramp.ifPresent(colours -> {
            Rectangle bar = new Rectangle(120, 10, gradient(colours));
            HBox line = new HBox(
                    6,
                    new Label(numbers.shortForm(colours.least())),
                    bar,
                    new Label(numbers.shortForm(colours.most())));
            line.setAlignment(Pos.CENTER_LEFT);
            getChildren().add(line);
        });
    }

    private LinearGradient gradient(Ramp ramp) {
        Color least = ramp.color(ramp.least(), palette);
        Color middle = ramp.color((ramp.least() + ramp.most()) / 2, palette);
        Color most = ramp.color(ramp.most(), palette);
        return new LinearGradient(
                0, 0, 1, 0, true, CycleMethod.NO_CYCLE, new Stop(0, least), new Stop(0.5, middle), new Stop(1, most));
    }
}
