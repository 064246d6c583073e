package gradus.app.predict;

import gradus.app.plot.ThemeColours;
import gradus.app.predict.TestViewModel.Field;
import gradus.app.text.Messages;
import gradus.app.theme.Theme;
import gradus.app.theme.ThemePaint;
import gradus.engine.train.Confusion;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/// A confusion matrix as a table of fields, the darker the larger the share of what came. Only what is in view is
/// drawn, so that hundreds of classes are no burden. Arrow keys go from field to field, Enter or a click chooses one.
final class ConfusionView extends Region {
    private static final double LEAST_CELL = 17;
    private static final double LARGEST_CELL = 44;
    private static final double LARGEST_NAME = 110;
    private static final double BAR = 12;
    private static final double GAP = 6;
    private static final double TEXT = 11;
    private static final List<String> COLOURS = List.of(
            "-color-bg-default", "-gradus-value", "-gradus-text", "-gradus-muted", "-gradus-grid", "-gradus-selection");

    private final Messages messages;
    private final Consumer<Field> chosen;
    private final Canvas canvas = new Canvas();
    private final ScrollBar across = new ScrollBar();
    private final ScrollBar down = new ScrollBar();
    private final ThemePaint paint = new ThemePaint(COLOURS, this::requestLayout);
    private final ThemeColours colours = new ThemeColours(paint);
    private final Tooltip tip = new Tooltip();
    private final Label type = new Label();
    private Optional<Confusion> shown = Optional.empty();
    private List<String> names = List.of();
    private Optional<Field> marked = Optional.empty();
    private Field at = new Field(0, 0);
    private boolean areShares;
    private double wide = LEAST_CELL;
    private double high = LEAST_CELL;
    private double side;
    private double head;
    private double fontSize = TEXT;

    /// @param chosen takes the field that was clicked
    ConfusionView(Messages messages, Consumer<Field> chosen) {
        this.messages = messages;
        this.chosen = chosen;
        setId("test-confusion");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TABLE_VIEW);
        across.setId("test-confusion-across");
        down.setId("test-confusion-down");
        down.setOrientation(Orientation.VERTICAL);
        type.setManaged(false);
        type.setVisible(false);
        type.fontProperty().subscribe(font -> requestLayout());
        getChildren().addAll(paint, type, canvas, across, down);
        across.valueProperty().subscribe(value -> draw());
        down.valueProperty().subscribe(value -> draw());
        focusedProperty().subscribe(isFocused -> draw());
        Tooltip.install(canvas, tip);
        canvas.addEventHandler(
                MouseEvent.MOUSE_MOVED,
                event -> field(event.getX(), event.getY())
                        .ifPresentOrElse(this::explain, () -> tip.setText(messages.text("test.confusion.tip"))));
        canvas.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            requestFocus();
            field(event.getX(), event.getY()).ifPresent(field -> {
                at = field;
                chosen.accept(field);
            });
        });
        canvas.setOnScroll(event -> {
            down.setValue(Math.clamp(down.getValue() - event.getDeltaY(), 0, down.getMax()));
            across.setValue(Math.clamp(across.getValue() - event.getDeltaX(), 0, across.getMax()));
            event.consume();
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::press);
    }

    void show(Confusion confusion, List<String> classes) {
        shown = Optional.of(confusion);
        names = classes;
        at = new Field(Math.min(at.truth(), classes.size() - 1), Math.min(at.choice(), classes.size() - 1));
        requestLayout();
        explain(at);
    }

    void mark(Optional<Field> field) {
        marked = field;
        draw();
    }

    void showShares(boolean shares) {
        areShares = shares;
        requestLayout();
    }

    /// The middle of a field in this view, if it is in sight.
    Optional<Point2D> place(Field field) {
        double x = side + field.choice() * wide - across.getValue() + wide / 2;
        double y = head + field.truth() * high - down.getValue() + high / 2;
        return x > side && y > head && x < canvas.getWidth() && y < canvas.getHeight()
                ? Optional.of(new Point2D(x, y))
                : Optional.empty();
    }

    private void press(KeyEvent event) {
        int last = names.size() - 1;
        boolean isUsed = true;
        switch (event.getCode()) {
            case LEFT -> go(at.truth(), at.choice() - 1, last);
            case RIGHT -> go(at.truth(), at.choice() + 1, last);
            case UP -> go(at.truth() - 1, at.choice(), last);
            case DOWN -> go(at.truth() + 1, at.choice(), last);
            case HOME -> go(at.truth(), 0, last);
            case END -> go(at.truth(), last, last);
            case ENTER, SPACE -> chosen.accept(at);
            default -> isUsed = false;
        }
        if (isUsed) {
            event.consume();
        }
    }

    private void go(int truth, int choice, int last) {
        at = new Field(Math.clamp(truth, 0, Math.max(0, last)), Math.clamp(choice, 0, Math.max(0, last)));
        reveal(across, at.choice() * wide, wide, canvas.getWidth() - side);
        reveal(down, at.truth() * high, high, canvas.getHeight() - head);
        explain(at);
        draw();
    }

    private void reveal(ScrollBar bar, double start, double length, double room) {
        double least = Math.max(0, start + length - room);
        bar.setValue(Math.clamp(Math.clamp(bar.getValue(), least, Math.max(least, start)), 0, bar.getMax()));
    }

    private void explain(Field field) {
        shown.ifPresent(confusion -> {
            String text = messages.text(
                    "test.confusion.field",
                    messages.numbers().whole(confusion.count(field.truth(), field.choice())),
                    messages.numbers().whole(confusion.came(field.truth())),
                    names.get(field.truth()),
                    names.get(field.choice()),
                    messages.numbers().percent(confusion.share(field.truth(), field.choice())));
            tip.setText(text);
            setAccessibleText(text);
        });
    }

    private Optional<Field> field(double x, double y) {
        int choice = (int) Math.floor((x - side + across.getValue()) / wide);
        int truth = (int) Math.floor((y - head + down.getValue()) / high);
        boolean isInside = x >= side && y >= head && choice < names.size() && truth < names.size();
        return isInside && shown.isPresent() ? Optional.of(new Field(truth, choice)) : Optional.empty();
    }

    @Override
    protected double computePrefWidth(double height) {
        return 360;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 220;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 100;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        fontSize = Math.max(TEXT, size() * 0.85);
        head = fontSize + 2 * GAP + fontSize;
        double widest = names.stream()
                .limit(200)
                .mapToDouble(name -> width(name, fontSize))
                .max()
                .orElse(0);
        side = fontSize + GAP + Math.min(LARGEST_NAME, widest) + GAP;
        int count = Math.max(1, names.size());
        double needed = Math.max(LEAST_CELL, widestNumber() + 6);
        double named = Math.max(LARGEST_CELL, Math.min(LARGEST_NAME, widest + GAP));
        wide = Math.floor(Math.clamp((width - side) / count, needed, Math.max(needed, named)));
        high = Math.floor(Math.clamp((height - head) / count, least(), Math.max(least(), LARGEST_CELL)));
        boolean isTooWide = wide * count > width - side + 0.5;
        boolean isTooHigh = high * count > height - head + 0.5;
        double right = isTooHigh ? BAR : 0;
        double bottom = isTooWide ? BAR : 0;
        canvas.setWidth(Math.max(0, width - right));
        canvas.setHeight(Math.max(0, height - bottom));
        fit(across, isTooWide, wide * count, width - right - side);
        fit(down, isTooHigh, high * count, height - bottom - head);
        across.resizeRelocate(side, height - BAR, Math.max(0, width - right - side), BAR);
        down.resizeRelocate(width - BAR, head, BAR, Math.max(0, height - bottom - head));
        draw();
    }

    /// The height of a field whose number can be read.
    private double least() {
        return fontSize + 5;
    }

    private static void fit(ScrollBar bar, boolean isNeeded, double all, double room) {
        bar.setVisible(isNeeded);
        bar.setMax(isNeeded ? Math.max(0, all - room) : 0);
        bar.setVisibleAmount(isNeeded && all > 0 ? bar.getMax() * room / all : 0);
        bar.setValue(Math.clamp(bar.getValue(), 0, bar.getMax()));
    }

    /// The width of what is written in the widest field.
    private double widestNumber() {
        if (areShares) {
            return width("100", fontSize);
        }
        int largest = shown.map(confusion -> {
                    int most = 0;
                    for (int i = 0; i < Math.min(confusion.classes(), 200); i++) {
                        most = Math.max(most, confusion.came(i));
                    }
                    return most;
                })
                .orElse(0);
        return width(Integer.toString(largest), fontSize);
    }

    private static double width(String text, double size) {
        Text measured = new Text(text);
        measured.setFont(Font.font(Theme.FONT, size));
        return Math.ceil(measured.getLayoutBounds().getWidth());
    }

    /// The size of ordinary text.
    double size() {
        return type.getFont().getSize();
    }

    private void draw() {
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.setFill(colours.of("-color-bg-default"));
        pen.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        shown.ifPresent(confusion -> draw(pen, confusion));
    }

    private void draw(GraphicsContext pen, Confusion confusion) {
        int firstRow = (int) Math.floor(down.getValue() / high);
        int lastRow = Math.min(names.size() - 1, (int) ((down.getValue() + canvas.getHeight() - head) / high));
        int firstColumn = (int) Math.floor(across.getValue() / wide);
        int lastColumn = Math.min(names.size() - 1, (int) ((across.getValue() + canvas.getWidth() - side) / wide));
        pen.setTextBaseline(VPos.CENTER);
        pen.setFont(Font.font(Theme.FONT, fontSize));
        pen.save();
        pen.beginPath();
        pen.rect(side - 2, head - 2, canvas.getWidth(), canvas.getHeight());
        pen.clip();
        pen.setTextAlign(TextAlignment.CENTER);
        for (int truth = firstRow; truth <= lastRow; truth++) {
            for (int choice = firstColumn; choice <= lastColumn; choice++) {
                field(pen, confusion, truth, choice);
            }
        }
        marked.ifPresent(field -> frame(pen, field, 2));
        if (isFocused()) {
            frame(pen, at, 1);
        }
        pen.restore();
        names(pen, firstRow, lastRow, firstColumn, lastColumn);
        titles(pen);
    }

    private void field(GraphicsContext pen, Confusion confusion, int truth, int choice) {
        double x = side + choice * wide - across.getValue();
        double y = head + truth * high - down.getValue();
        double share = confusion.share(truth, choice);
        Color ground = colours.mixed("-color-bg-default", "-gradus-value", share);
        pen.setFill(ground);
        pen.fillRect(x, y, wide, high);
        pen.setStroke(colours.of("-gradus-grid"));
        pen.setLineWidth(1);
        pen.strokeRect(x + 0.5, y + 0.5, wide, high);
        int count = confusion.count(truth, choice);
        if (count > 0) {
            pen.setFill(ThemeColours.ink(ground));
            pen.fillText(
                    areShares ? Long.toString(Math.round(100 * share)) : Integer.toString(count),
                    x + wide / 2,
                    y + high / 2,
                    wide);
        }
    }

    private void frame(GraphicsContext pen, Field field, double width) {
        pen.setStroke(colours.of("-gradus-selection"));
        pen.setLineWidth(width);
        double inset = width / 2;
        pen.strokeRect(
                side + field.choice() * wide - across.getValue() + inset,
                head + field.truth() * high - down.getValue() + inset,
                wide - 2 * inset + 1,
                high - 2 * inset + 1);
    }

    private void names(GraphicsContext pen, int firstRow, int lastRow, int firstColumn, int lastColumn) {
        pen.setFill(colours.of("-gradus-text"));
        pen.save();
        pen.beginPath();
        pen.rect(0, head, side, canvas.getHeight());
        pen.clip();
        pen.setTextAlign(TextAlignment.RIGHT);
        for (int truth = firstRow; truth <= lastRow; truth++) {
            double y = head + truth * high - down.getValue() + high / 2;
            pen.fillText(cut(names.get(truth), Math.min(LARGEST_NAME, side)), side - GAP, y);
        }
        pen.restore();
        pen.save();
        pen.beginPath();
        pen.rect(side, 0, canvas.getWidth(), head);
        pen.clip();
        pen.setTextAlign(TextAlignment.CENTER);
        for (int choice = firstColumn; choice <= lastColumn; choice++) {
            double x = side + choice * wide - across.getValue() + wide / 2;
            pen.fillText(cut(names.get(choice), wide - 2), x, head - GAP - fontSize / 2);
        }
        pen.restore();
    }

    private void titles(GraphicsContext pen) {
        pen.setFill(colours.of("-gradus-muted"));
        pen.setTextAlign(TextAlignment.LEFT);
        pen.fillText(messages.text("test.confusion.predicted"), side, fontSize / 2 + 2);
        pen.save();
        pen.translate(fontSize / 2 + 1, head + Math.min(canvas.getHeight() - head, high * names.size()));
        pen.rotate(-90);
        pen.fillText(messages.text("test.confusion.true"), 0, 0);
        pen.restore();
    }

    /// As much of a name as there is room for.
    private String cut(String name, double room) {
        if (width(name, fontSize) <= room) {
            return name;
        }
        int end = name.length() - 1;
        while (end > 1 && width(name.substring(0, end) + "…", fontSize) > room) {
            end--;
        }
        return end <= 1 ? name.substring(0, 1) : name.substring(0, end) + "…";
    }
}
