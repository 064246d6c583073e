package gradus.app.canvas;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableDoubleProperty;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableDoubleProperty;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// The theme's colours for what is painted without nodes: an invisible part of the scene whose style sheet names
/// them.
final class Ink extends Region {

    /// What colours are for.
    enum Tone {
        VALUE,
        GRADIENT,
        STALE,
        ERROR,
        WARNING,
        CANVAS,
        GRID,
        NODE,
        BORDER,
        TEXT,
        MUTED,
        WIRE,
        SELECTION,
        LAYER,
        DATA,
        LOSS
    }

    private static final StyleablePropertyFactory<Ink> FACTORY =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());
    private static final Map<Tone, CssMetaData<Ink, Color>> META = metaData();
    private static final CssMetaData<Ink, Number> EMPHASIS =
            FACTORY.createSizeCssMetaData("-ink-emphasis", ink -> ink.emphasis, 1);

    private final Map<Tone, StyleableObjectProperty<Color>> colours = new EnumMap<>(Tone.class);
    private final StyleableDoubleProperty emphasis = new SimpleStyleableDoubleProperty(EMPHASIS, this, "emphasis", 1.0);

    /// @param changed is run whenever a colour has changed
    Ink(Runnable changed) {
        getStyleClass().add("ink");
        setManaged(false);
        setMouseTransparent(true);
        for (Tone tone : Tone.values()) {
            StyleableObjectProperty<Color> colour =
                    new SimpleStyleableObjectProperty<>(meta(tone), this, name(tone), Color.GRAY);
            colour.subscribe(changed);
            colours.put(tone, colour);
        }
        emphasis.subscribe(changed);
    }

    /// How many times as large as usual numbers are, and how many times as thick wires.
    double emphasis() {
        return emphasis.get();
    }

    Color of(Tone tone) {
        StyleableObjectProperty<Color> colour = colours.get(tone);
        return colour == null ? Color.GRAY : colour.get();
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return FACTORY.getCssMetaData();
    }

    private static Map<Tone, CssMetaData<Ink, Color>> metaData() {
        Map<Tone, CssMetaData<Ink, Color>> all = new EnumMap<>(Tone.class);
        for (Tone tone : Tone.values()) {
            all.put(tone, FACTORY.createColorCssMetaData("-ink-" + name(tone), ink -> property(ink, tone), Color.GRAY));
        }
        return all;
    }

    private static CssMetaData<Ink, Color> meta(Tone tone) {
        CssMetaData<Ink, Color> meta = META.get(tone);
        if (meta == null) {
            throw new IllegalStateException("No colour " + tone);
        }
        return meta;
    }

    private static StyleableProperty<Color> property(Ink ink, Tone tone) {
        StyleableObjectProperty<Color> property = ink.colours.get(tone);
        if (property == null) {
            throw new IllegalStateException("No colour " + tone);
        }
        return property;
    }

    private static String name(Tone tone) {
        return tone.name().toLowerCase(Locale.ROOT);
    }
}
