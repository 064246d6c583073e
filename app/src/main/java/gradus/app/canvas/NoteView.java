package gradus.app.canvas;

import gradus.app.action.Focus;
import gradus.engine.project.Note;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A note on the canvas: a text with headings, lists and code, which a double click opens to be written in.
final class NoteView extends Card {
    private static final double PADDING = 8;

    private final Pane sheet = new Pane();
    private final VBox lines = new VBox(2);
    private final Rectangle clip = new Rectangle();
    private Optional<TextArea> field = Optional.empty();
    private String text = "";

    NoteView(String id, Hands hands) {
        super("note-" + id, hands);
        getStyleClass().add("note-card");
        sheet.getStyleClass().add("note-sheet");
        sheet.setManaged(false);
        sheet.setId("note-sheet-" + id);
        lines.setManaged(false);
        lines.setMouseTransparent(true);
        sheet.setClip(clip);
        sheet.getChildren().add(lines);
        handle(sheet);
        getChildren().add(sheet);
        addCorners();
    }

    void show(Note note) {
        if (!text.equals(note.text()) || lines.getChildren().isEmpty()) {
            text = note.text();
            lines.getChildren()
                    .setAll(Markdown.of(text).lines().stream()
                            .map(NoteView::line)
                            .toList());
            setAccessibleText(text);
        }
        place(Frames.box(note.corner(), note.width(), note.height()));
    }

    private static TextFlow line(Markdown.Line line) {
        TextFlow flow = new TextFlow();
        flow.getStyleClass().add("note-" + line.kind().name().toLowerCase(Locale.ROOT));
        if (!line.mark().isEmpty()) {
            flow.getChildren().add(part(line.mark() + " ", "plain"));
        }
        for (Markdown.Span span : line.spans()) {
            flow.getChildren().add(part(span.text(), span.look().name().toLowerCase(Locale.ROOT)));
        }
        if (flow.getChildren().isEmpty()) {
            flow.getChildren().add(part(" ", "plain"));
        }
        return flow;
    }

    private static Text part(String text, String look) {
        Text part = new Text(text);
        part.getStyleClass().addAll("note-text", "note-look-" + look);
        return part;
    }

    @Override
    void lay(double width, double height) {
        sheet.resizeRelocate(0, 0, width, height);
        clip.setWidth(width);
        clip.setHeight(height);
        lines.resizeRelocate(PADDING, PADDING, width - 2 * PADDING, Math.max(0, height - 2 * PADDING));
        field.ifPresent(open -> open.resizeRelocate(0, 0, width, height));
    }

    /// Opens a field for the text; Escape and Ctrl+Enter close it.
    ///
    /// @param taken is given the text
    void edit(Consumer<Optional<String>> taken) {
        if (field.isPresent()) {
            return;
        }
        TextArea open = new TextArea(text);
        open.setId("note-field");
        open.setWrapText(true);
        open.setManaged(false);
        field = Optional.of(open);
        getChildren().add(open);
        lay(box().width(), box().height());
        open.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean isDone =
                    event.getCode() == KeyCode.ESCAPE || (event.getCode() == KeyCode.ENTER && event.isShortcutDown());
            if (isDone) {
                end(taken);
                event.consume();
            }
        });
        Focus.on(open);
        open.end();
        open.focusedProperty().subscribe(isFocused -> {
            if (!isFocused) {
                end(taken);
            }
        });
    }

    private void end(Consumer<Optional<String>> taken) {
        Optional<TextArea> open = field;
        field = Optional.empty();
        open.ifPresent(each -> {
            getChildren().remove(each);
            taken.accept(Optional.of(each.getText()));
        });
    }
}
