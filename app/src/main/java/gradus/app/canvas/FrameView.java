package gradus.app.canvas;

import gradus.app.action.Focus;
import gradus.engine.project.Frame;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/// A coloured frame with its title. Only the title and the corners are taken by the pointer: what lies in the frame is
/// reached through it.
final class FrameView extends Card {
    private static final double RADIUS = 8;

    private final Region edge = new Region();
    private final Label title = NodeParts.label("frame-title", Pos.CENTER_LEFT);
    private Optional<TextField> field = Optional.empty();
    private String tone = "";

    FrameView(String id, Hands hands) {
        super("frame-" + id, hands);
        getStyleClass().add("frame-card");
        edge.getStyleClass().add("frame-edge");
        edge.setManaged(false);
        edge.setMouseTransparent(true);
        title.setId("frame-title-" + id);
        title.setMouseTransparent(false);
        handle(title);
        getChildren().addAll(edge, title);
        addCorners();
    }

    void show(Frame frame) {
        tone = frame.tone();
        title.setText(frame.title());
        setAccessibleText(frame.title());
        place(Frames.box(frame));
    }

    /// What is painted behind the wires.
    Painter.Tint tint(Ink ink) {
        return new Painter.Tint(shown(), RADIUS, Frames.colour(tone, ink));
    }

    @Override
    void lay(double width, double height) {
        edge.resizeRelocate(0, 0, width, height);
        title.resizeRelocate(0, 0, width, Frames.TITLE);
        field.ifPresent(open -> open.resizeRelocate(4, 0, Math.max(80, width - 8), Frames.TITLE));
    }

    /// Opens a field for the title.
    ///
    /// @param taken is given the new title, and then the keyboard
    void edit(Consumer<Optional<String>> taken) {
        if (field.isPresent()) {
            return;
        }
        TextField open = new TextField(title.getText());
        open.setId("frame-field");
        open.setManaged(false);
        field = Optional.of(open);
        getChildren().add(open);
        lay(box().width(), box().height());
        open.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            switch (event.getCode()) {
                case ENTER -> {
                    end(Optional.of(open.getText()), taken);
                    event.consume();
                }
                case ESCAPE -> {
                    end(Optional.empty(), taken);
                    event.consume();
                }
                default -> {}
            }
        });
        Focus.on(open);
        open.selectAll();
        open.focusedProperty().subscribe(isFocused -> {
            if (!isFocused) {
                end(Optional.of(open.getText()), taken);
            }
        });
    }

    private void end(Optional<String> text, Consumer<Optional<String>> taken) {
        Optional<TextField> open = field;
        field = Optional.empty();
        open.ifPresent(each -> {
            getChildren().remove(each);
            taken.accept(text);
        });
    }
}
