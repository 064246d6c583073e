package gradus.app.canvas;

import gradus.app.document.DecorEdit;
import gradus.app.document.Document;
import gradus.app.workspace.Workspace;
import gradus.engine.project.Decor;
import gradus.engine.project.Frame;
import gradus.engine.project.Note;
import gradus.engine.project.Position;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.Pane;
import javafx.scene.transform.Affine;
import org.jspecify.annotations.Nullable;

/// The frames and notes of what is seen, behind the nodes.
final class DecorPane extends Pane {
    private static final double NOTE_WIDTH = 240;
    private static final double NOTE_HEIGHT = 120;

    private final CanvasView view;
    private final CanvasViewModel model;
    private final Workspace workspace;
    private final Affine transform = new Affine();
    private final Map<String, FrameView> frames = new LinkedHashMap<>();
    private final Map<String, NoteView> notes = new LinkedHashMap<>();
    private final Pane frameLayer = layer();
    private final Pane noteLayer = layer();
    private Optional<Decor> drawn = Optional.empty();

    DecorPane(CanvasView view, CanvasViewModel model) {
        this.view = view;
        this.model = model;
        workspace = model.workspace();
        setManaged(false);
        setPickOnBounds(false);
        getTransforms().add(transform);
        getChildren().addAll(frameLayer, noteLayer);
    }

    private static Pane layer() {
        Pane layer = new Pane();
        layer.setManaged(false);
        layer.setPickOnBounds(false);
        return layer;
    }

    /// What the frames look like behind the wires.
    List<Painter.Tint> tints(Ink ink) {
        return frames.values().stream().map(frame -> frame.tint(ink)).toList();
    }

    /// Follows the document and what is seen of it.
    void draw(Viewport viewport) {
        transform.setToTransform(viewport.scale(), 0, viewport.x(), 0, viewport.scale(), viewport.y());
        Decor now = decor();
        if (drawn.filter(now::equals).isEmpty()) {
            drawn = Optional.of(now);
            frames.keySet().removeIf(id -> isGone(frameLayer, now.frames(), id, frames.get(id)));
            notes.keySet().removeIf(id -> isGone(noteLayer, now.notes(), id, notes.get(id)));
            now.frames().forEach((id, frame) -> {
                if (!id.contains("/")) {
                    frames.computeIfAbsent(id, this::frame).show(frame);
                }
            });
            now.notes().forEach((id, note) -> {
                if (!id.contains("/")) {
                    notes.computeIfAbsent(id, this::note).show(note);
                }
            });
        }
    }

    private static boolean isGone(Pane layer, Map<String, ?> present, String id, @Nullable Card card) {
        return !present.containsKey(id) && layer.getChildren().remove(card);
    }

    /// Puts a frame around the selected nodes and asks for its title; takes one away that holds just these.
    void frameSelection() {
        Document here = workspace.here();
        Set<String> chosen = workspace.selection().get();
        Optional<String> around = decor().frames().entrySet().stream()
                .filter(each -> !each.getKey().contains("/"))
                .filter(each -> DecorEdit.nodesIn(here, each.getValue()).equals(chosen))
                .map(Map.Entry::getKey)
                .findFirst();
        if (around.isPresent()) {
            set(around.get(), Optional.empty(), "edit.remove-frame");
            return;
        }
        model.picture().get().bounds(chosen).ifPresent(bounds -> {
            String id = Frames.fresh("frame", decor().frames().keySet());
            set(id, Optional.of(Frames.around(bounds, model.words().text("canvas.frame"))), "edit.add-frame");
            draw(view.viewport());
            editTitle(id);
        });
    }

    /// Puts a note in the middle of what is seen, and opens it.
    void addNote() {
        Point middle = view.viewport().toCanvas(new Point(view.getWidth() / 2, view.getHeight() / 2));
        String id = Frames.fresh("note", decor().notes().keySet());
        Position corner = new Position(Grid.snap(middle.x() - NOTE_WIDTH / 2), Grid.snap(middle.y() - NOTE_HEIGHT / 2));
        Note note = new Note(model.words().text("canvas.note"), corner, NOTE_WIDTH, NOTE_HEIGHT);
        write(id, Optional.of(note), "edit.add-note");
        draw(view.viewport());
        editText(id);
    }

    private Decor decor() {
        return workspace.here().layout().decor();
    }

    private FrameView frame(String id) {
        FrameView made = new FrameView(id, new Card.Hands() {
            @Override
            public void moving(double right, double down) {
                change(id, frame -> {
                    Set<String> ids = DecorEdit.nodesIn(workspace.here(), frame);
                    if (right == 0 && down == 0) {
                        model.putBack();
                    } else {
                        model.preview(ids, right, down);
                    }
                });
            }

            @Override
            public void moved(double right, double down) {
                model.putBack();
                drawn = Optional.empty();
                workspace.apply(new DecorEdit.MoveFrame(id, right, down));
                workspace.seal();
            }

            @Override
            public void changing() {
                view.refresh();
            }

            @Override
            public void resized(Box box) {
                replace(
                        id,
                        frame -> new Frame(
                                frame.title(),
                                frame.tone(),
                                new Position(box.left(), box.top()),
                                box.width(),
                                box.height()));
            }

            @Override
            public void edit() {
                editTitle(id);
            }

            @Override
            public void remove() {
                set(id, Optional.empty(), "edit.remove-frame");
                view.requestFocus();
            }

            @Override
            public void menu(double screenX, double screenY) {
                frameMenu(id).show(DecorPane.this, screenX, screenY);
            }
        });
        frameLayer.getChildren().add(made);
        return made;
    }

    private NoteView note(String id) {
        NoteView made = new NoteView(id, new Card.Hands() {
            @Override
            public void moving(double right, double down) {
                // A note takes nothing with it.
            }

            @Override
            public void moved(double right, double down) {
                rewrite(id, "edit.move-note", note -> note.at(note.corner().plus(right, down)));
            }

            @Override
            public void changing() {
                view.refresh();
            }

            @Override
            public void resized(Box box) {
                rewrite(
                        id,
                        "edit.change-note",
                        note -> new Note(note.text(), new Position(box.left(), box.top()), box.width(), box.height()));
            }

            @Override
            public void edit() {
                editText(id);
            }

            @Override
            public void remove() {
                write(id, Optional.empty(), "edit.remove-note");
                view.requestFocus();
            }

            @Override
            public void menu(double screenX, double screenY) {
                ContextMenu menu = new ContextMenu();
                menu.getItems().addAll(entry("edit", this::edit), entry("remove", this::remove));
                menu.show(DecorPane.this, screenX, screenY);
            }
        });
        noteLayer.getChildren().add(made);
        return made;
    }

    private void editTitle(String id) {
        Optional.ofNullable(frames.get(id))
                .ifPresent(shown -> shown.edit(title -> {
                    title.map(String::strip)
                            .ifPresent(text -> replace(
                                    id,
                                    frame -> new Frame(
                                            text, frame.tone(), frame.corner(), frame.width(), frame.height())));
                    view.requestFocus();
                }));
    }

    private void editText(String id) {
        Optional.ofNullable(notes.get(id))
                .ifPresent(shown -> shown.edit(written -> {
                    written.ifPresent(text -> rewrite(
                            id,
                            "edit.change-note",
                            note -> new Note(text, note.corner(), note.width(), note.height())));
                    view.requestFocus();
                }));
    }

    private ContextMenu frameMenu(String id) {
        ContextMenu menu = new ContextMenu();
        menu.setId("frame-menu");
        menu.getItems().add(entry("edit", () -> editTitle(id)));
        for (String tone : Frames.TONES) {
            MenuItem item = new MenuItem(model.words().text("canvas.tone." + tone));
            item.setId("frame-tone-" + tone);
            item.setOnAction(event -> replace(
                    id, frame -> new Frame(frame.title(), tone, frame.corner(), frame.width(), frame.height())));
            menu.getItems().add(item);
        }
        menu.getItems()
                .addAll(new SeparatorMenuItem(), entry("remove", () -> set(id, Optional.empty(), "edit.remove-frame")));
        return menu;
    }

    private MenuItem entry(String id, Runnable work) {
        MenuItem item = new MenuItem(model.words().text("canvas.card." + id));
        item.setId("card-" + id);
        item.setOnAction(event -> work.run());
        return item;
    }

    private void change(String id, Consumer<Frame> work) {
        Optional.ofNullable(decor().frames().get(id)).ifPresent(work);
    }

    private void replace(String id, UnaryOperator<Frame> other) {
        change(id, frame -> set(id, Optional.of(other.apply(frame)), "edit.change-frame"));
    }

    private void rewrite(String id, String label, UnaryOperator<Note> other) {
        Optional.ofNullable(decor().notes().get(id))
                .ifPresent(note -> apply(new DecorEdit.SetNote(id, Optional.of(other.apply(note)), label)));
    }

    private void set(String id, Optional<Frame> frame, String label) {
        apply(new DecorEdit.SetFrame(id, frame, label));
    }

    private void write(String id, Optional<Note> note, String label) {
        apply(new DecorEdit.SetNote(id, note, label));
    }

    private void apply(DecorEdit edit) {
        drawn = Optional.empty();
        workspace.apply(edit);
        workspace.seal();
    }
}
