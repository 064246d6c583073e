package gradus.app.action;

import gradus.app.text.Messages;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something the pointer does on the canvas.
///
/// @param id never changes: `gesture.pan-middle`
/// @param deed what it does; several gestures may do the same
/// @param target what must be under the pointer when it begins
/// @param binding how it is done
public record Gesture(String id, Deed deed, Target target, Pointing binding) {

    /// What gestures do.
    public enum Deed {
        ZOOM,
        PAN,
        PAN_SIDEWAYS,
        BOX,
        BOX_ADD,
        BOX_TOGGLE,
        SELECT,
        ADD,
        TOGGLE,
        DESELECT,
        MOVE,
        MOVE_ADD,
        CLONE,
        WIRE,
        MOVE_WIRES,
        CLEAR_PORT,
        CUT,
        INSERT,
        SELECT_WIRE,
        BEND,
        MOVE_BEND,
        UNBEND,
        TELL,
        ENTER,
        RENAME,
        EDIT_VALUE,
        SEARCH,
        MENU,
        OPEN_FILE;

        /// The key of the text that says what it does.
        public String text() {
            return "gesture." + lower(this);
        }
    }

    /// What lies under the pointer. One that lies within another is also under the gestures of that one, unless it
    /// has its own.
    public enum Target {
        ANYWHERE(null),
        CANVAS(ANYWHERE),
        WIRE(CANVAS),
        BEND(WIRE),
        NODE(ANYWHERE),
        TITLE(NODE),
        VALUE(NODE),
        BLOCK(NODE),
        PORT(NODE),
        INPUT(PORT),
        OUTPUT(PORT);

        private final Optional<Target> within;

        Target(@Nullable Target within) {
            this.within = Optional.ofNullable(within);
        }

        /// What it lies within.
        public Optional<Target> within() {
            return within;
        }
    }

    /// The key of the text that says what it does.
    public String text() {
        return deed.text();
    }

    /// How it is done, in words: `Alt+drag a node`.
    public String how(Messages words) {
        return words.text("gesture.on." + lower(target), binding.words(words));
    }

    /// The same, done otherwise.
    Gesture with(Pointing other) {
        return new Gesture(id, deed, target, other);
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
