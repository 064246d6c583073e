package gradus.app.action;

import gradus.app.action.Gesture.Deed;
import gradus.app.action.Gesture.Target;
import gradus.app.action.Pointing.Button;
import gradus.app.action.Pointing.Modifier;
import gradus.app.action.Pointing.Motion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// All gestures of the pointer on the canvas, with the way each is done.
public record Gestures(List<Gesture> all) {

    /// Two gestures that are done in the same way at the same target, so that only the first one works.
    public record Conflict(Gesture first, Gesture second) {}

    public Gestures {
        all = List.copyOf(all);
    }

    /// The gestures as people know them from other canvases.
    public static Gestures standard() {
        return new Gestures(List.of(
                row("zoom-wheel", Deed.ZOOM, Target.ANYWHERE, Pointing.bare(Motion.WHEEL)),
                row("zoom-pinch", Deed.ZOOM, Target.ANYWHERE, Pointing.bare(Motion.PINCH)),
                row("zoom-control", Deed.ZOOM, Target.ANYWHERE, Pointing.bare(Motion.WHEEL, Modifier.CONTROL)),
                row("pan-scroll", Deed.PAN, Target.ANYWHERE, Pointing.bare(Motion.SCROLL)),
                row("pan-sideways", Deed.PAN_SIDEWAYS, Target.ANYWHERE, Pointing.bare(Motion.WHEEL, Modifier.SHIFT)),
                row("pan-middle", Deed.PAN, Target.ANYWHERE, drag(Button.MIDDLE)),
                row("pan-right", Deed.PAN, Target.ANYWHERE, drag(Button.SECONDARY)),
                row("pan-space", Deed.PAN, Target.ANYWHERE, Pointing.left(Motion.DRAG, Modifier.SPACE)),
                row("box", Deed.BOX, Target.CANVAS, Pointing.left(Motion.DRAG)),
                row("box-add", Deed.BOX_ADD, Target.CANVAS, Pointing.left(Motion.DRAG, Modifier.SHIFT)),
                row("box-toggle", Deed.BOX_TOGGLE, Target.CANVAS, Pointing.left(Motion.DRAG, Modifier.CONTROL)),
                row("deselect", Deed.DESELECT, Target.CANVAS, Pointing.left(Motion.CLICK)),
                row("search", Deed.SEARCH, Target.CANVAS, Pointing.left(Motion.DOUBLE_CLICK)),
                row("select", Deed.SELECT, Target.NODE, Pointing.left(Motion.CLICK)),
                row("add", Deed.ADD, Target.NODE, Pointing.left(Motion.CLICK, Modifier.SHIFT)),
                row("toggle", Deed.TOGGLE, Target.NODE, Pointing.left(Motion.CLICK, Modifier.CONTROL)),
                row("move", Deed.MOVE, Target.NODE, Pointing.left(Motion.DRAG)),
                row("move-add", Deed.MOVE_ADD, Target.NODE, Pointing.left(Motion.DRAG, Modifier.SHIFT)),
                row("clone-alt", Deed.CLONE, Target.NODE, Pointing.left(Motion.DRAG, Modifier.ALT)),
                row("clone-control", Deed.CLONE, Target.NODE, Pointing.left(Motion.DRAG, Modifier.CONTROL)),
                row("rename", Deed.RENAME, Target.NODE, Pointing.left(Motion.DOUBLE_CLICK)),
                row("rename-title", Deed.RENAME, Target.TITLE, Pointing.left(Motion.DOUBLE_CLICK)),
                row("edit-value", Deed.EDIT_VALUE, Target.VALUE, Pointing.left(Motion.DOUBLE_CLICK)),
                row("enter", Deed.ENTER, Target.BLOCK, Pointing.left(Motion.DOUBLE_CLICK)),
                row("wire", Deed.WIRE, Target.PORT, Pointing.left(Motion.DRAG)),
                row("move-wires", Deed.MOVE_WIRES, Target.OUTPUT, Pointing.left(Motion.DRAG, Modifier.SHIFT)),
                row("clear-port", Deed.CLEAR_PORT, Target.PORT, Pointing.left(Motion.CLICK, Modifier.ALT)),
                row("select-wire", Deed.SELECT_WIRE, Target.WIRE, Pointing.left(Motion.CLICK)),
                row("tell", Deed.TELL, Target.WIRE, Pointing.bare(Motion.HOVER)),
                row("insert", Deed.INSERT, Target.WIRE, Pointing.bare(Motion.DROP)),
                row("bend", Deed.BEND, Target.WIRE, Pointing.left(Motion.DOUBLE_CLICK)),
                row("move-bend", Deed.MOVE_BEND, Target.BEND, Pointing.left(Motion.DRAG)),
                row("unbend", Deed.UNBEND, Target.BEND, Pointing.left(Motion.DOUBLE_CLICK)),
                row("cut", Deed.CUT, Target.ANYWHERE, drag(Button.SECONDARY, Modifier.CONTROL)),
                row("menu", Deed.MENU, Target.ANYWHERE, new Pointing(Motion.CLICK, Button.SECONDARY, Set.of())),
                row("open-file", Deed.OPEN_FILE, Target.CANVAS, Pointing.bare(Motion.DROP))));
    }

    /// The gesture with this id.
    ///
    /// @throws IllegalArgumentException when there is none
    public Gesture gesture(String id) {
        return all.stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No gesture " + id));
    }

    /// The gesture that is done in this way at a target, or else at what the target lies within.
    public Optional<Gesture> find(Target target, Pointing pointing) {
        return all.stream()
                .filter(row -> row.target() == target && row.binding().equals(pointing))
                .findFirst()
                .or(() -> target.within().flatMap(outer -> find(outer, pointing)));
    }

    /// The gestures with one of them done otherwise.
    ///
    /// @throws IllegalArgumentException when it can't be done in this way: a drag can't become a click
    public Gestures with(String id, Pointing binding) {
        Gesture changed = gesture(id);
        if (!binding.mayReplace(changed.binding())) {
            throw new IllegalArgumentException(id + " can't be done by " + binding.text());
        }
        return new Gestures(all.stream()
                .map(row -> row.equals(changed) ? row.with(binding) : row)
                .toList());
    }

    /// The pairs of which only the first can be done.
    public List<Conflict> conflicts() {
        List<Conflict> found = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            for (Gesture second : all.subList(i + 1, all.size())) {
                Gesture first = all.get(i);
                if (first.target() == second.target() && first.binding().equals(second.binding())) {
                    found.add(new Conflict(first, second));
                }
            }
        }
        return found;
    }

    private static Gesture row(String name, Deed deed, Target target, Pointing binding) {
        return new Gesture("gesture." + name, deed, target, binding);
    }

    private static Pointing drag(Button button, Modifier... modifiers) {
        return new Pointing(Motion.DRAG, button, Set.of(modifiers));
    }
}
