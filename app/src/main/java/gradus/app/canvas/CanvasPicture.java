package gradus.app.canvas;

import gradus.app.workspace.Workspace;
import gradus.engine.project.Decor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/// The canvas as a picture for a paper or a slide: all of it, or what is selected, without what only serves the hand.
public final class CanvasPicture {
    private static final double MARGIN = 24;
    private static final double SHARP = 2;

    /// The longest side of an image in pixels.
    private static final double LONGEST = 8000;

    private final CanvasView view;
    private final CanvasViewModel model;
    private final Ink ink;
    private final List<Node> tools;

    /// @param tools what is left out
    CanvasPicture(CanvasView view, CanvasViewModel model, Ink ink, List<Node> tools) {
        this.view = view;
        this.model = model;
        this.ink = ink;
        this.tools = List.copyOf(tools);
    }

    /// An image with two pixels a point, or fewer where it would be too large. The canvas looks as before afterwards:
    /// all happens between two pulses.
    public WritableImage image() {
        Workspace workspace = model.workspace();
        Set<String> selected = workspace.selection().get();
        Viewport viewport = view.viewport();
        double width = view.getWidth();
        double height = view.getHeight();
        Box box = box(selected);
        double scale = Math.min(SHARP, LONGEST / Math.max(box.width(), box.height()));
        try {
            workspace.select(List.of());
            tools.forEach(tool -> tool.setVisible(false));
            // Taking the picture lays everything out, which would give the canvas its place in the window again.
            view.setManaged(false);
            view.resize(Math.ceil(box.width() * scale), Math.ceil(box.height() * scale));
            view.show(Viewport.showing(box, view.getWidth(), view.getHeight(), scale));
            view.layout();
            return view.snapshot(new SnapshotParameters(), null);
        } finally {
            tools.forEach(tool -> tool.setVisible(true));
            view.setManaged(true);
            view.resize(width, height);
            view.show(viewport);
            workspace.select(selected);
            view.layout();
        }
    }

    /// The text of an SVG; to be called off the window's thread, since what it draws is gathered already.
    public Supplier<String> svg() {
        Picture picture = model.picture().get();
        Set<String> selected = model.selection();
        Collection<String> ids = selected.isEmpty() ? picture.nodes().keySet() : selected;
        Decor decor = model.workspace().here().layout().decor();
        Map<Ink.Tone, Color> colours = new EnumMap<>(Ink.Tone.class);
        for (Ink.Tone tone : Ink.Tone.values()) {
            colours.put(tone, ink.of(tone));
        }
        Box box = box(selected);
        Map<String, Color> frames = new HashMap<>();
        Frames.TONES.forEach(tone -> frames.put(tone, Frames.mixed(tone, ink)));
        return () -> new SvgWriter(colours, frames).write(picture, Set.copyOf(ids), selected.isEmpty(), decor, box);
    }

    private Box box(Set<String> selected) {
        Box nodes = model.picture().get().bounds(selected).orElse(new Box(0, 0, 64, 64));
        Optional<Box> beside = selected.isEmpty() ? decorBox() : Optional.empty();
        return beside.map(other -> Box.around(List.of(nodes, other)).orElse(nodes))
                .orElse(nodes)
                .grown(MARGIN);
    }

    private Optional<Box> decorBox() {
        Decor decor = model.workspace().here().layout().decor();
        List<Box> boxes = new ArrayList<>();
        decor.frames().forEach((id, frame) -> {
            if (!id.contains("/")) {
                boxes.add(Frames.box(frame));
            }
        });
        decor.notes().forEach((id, note) -> {
            if (!id.contains("/")) {
                boxes.add(Frames.box(note.corner(), note.width(), note.height()));
            }
        });
        return Box.around(boxes);
    }
}
