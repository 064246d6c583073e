package gradus.app.action;

import gradus.app.text.Messages;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A way to use the pointer: a motion, a button and the keys held when it begins.
///
/// @param button [Button#NONE] for motions without one
public record Pointing(Motion motion, Button button, Set<Modifier> modifiers) {

    /// What the hand does.
    public enum Motion {
        CLICK(true),
        DOUBLE_CLICK(true),
        DRAG(true),
        WHEEL(false),
        /// Two fingers on a trackpad, where that is preferred to pan.
        SCROLL(false),
        PINCH(false),
        HOVER(false),
        DROP(false);

        private final boolean hasButton;

        Motion(boolean hasButton) {
            this.hasButton = hasButton;
        }

        /// Whether a button of the mouse belongs to it.
        public boolean hasButton() {
            return hasButton;
        }
    }

    /// A button of the mouse.
    public enum Button {
        NONE,
        PRIMARY,
        MIDDLE,
        SECONDARY
    }

    /// A key held down.
    public enum Modifier {
        /// The Control key, or Command where the system uses that.
        CONTROL,
        SHIFT,
        ALT,
        SPACE
    }

    public Pointing {
        modifiers = modifiers.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(modifiers));
        if (motion.hasButton() == (button == Button.NONE)) {
            throw new IllegalArgumentException(motion + " and " + button + " don't go together");
        }
    }

    /// A motion with the left button.
    public static Pointing left(Motion motion, Modifier... modifiers) {
        return new Pointing(motion, Button.PRIMARY, Set.of(modifiers));
    }

    /// A motion without a button.
    public static Pointing bare(Motion motion, Modifier... modifiers) {
        return new Pointing(motion, Button.NONE, Set.of(modifiers));
    }

    /// Whether it can be put in place of another: a drag stays a drag, a click may become a double one.
    public boolean mayReplace(Pointing other) {
        return motion == other.motion || (isClick() && other.isClick());
    }

    /// In words: `Ctrl+right drag`.
    public String words(Messages words) {
        return held().map(held -> words.text("pointing.key." + Gesture.lower(held)) + "+")
                .collect(Collectors.joining("", "", words.text("pointing." + motionAndButton())));
    }

    /// In a form that [#parse] reads: `drag-secondary control shift`.
    public String text() {
        return Stream.concat(Stream.of(motionAndButton()), held().map(Gesture::lower))
                .collect(Collectors.joining(" "));
    }

    /// The pointing that a text stands for; empty when it is none.
    public static Optional<Pointing> parse(String text) {
        String[] parts = text.strip().split(" +");
        Set<Modifier> modifiers = EnumSet.noneOf(Modifier.class);
        for (String part : Arrays.asList(parts).subList(1, parts.length)) {
            Optional<Modifier> modifier = Arrays.stream(Modifier.values())
                    .filter(known -> Gesture.lower(known).equals(part))
                    .findFirst();
            if (modifier.isEmpty()) {
                return Optional.empty();
            }
            modifiers.add(modifier.get());
        }
        return Arrays.stream(Motion.values())
                .flatMap(motion -> Arrays.stream(Button.values())
                        .filter(button -> motion.hasButton() == (button != Button.NONE))
                        .map(button -> new Pointing(motion, button, modifiers)))
                .filter(known -> known.motionAndButton().equals(parts[0]))
                .findFirst();
    }

    private String motionAndButton() {
        return switch (button) {
            case NONE, PRIMARY -> Gesture.lower(motion);
            case MIDDLE, SECONDARY -> Gesture.lower(motion) + "-" + Gesture.lower(button);
        };
    }

    private boolean isClick() {
        return motion == Motion.CLICK || motion == Motion.DOUBLE_CLICK;
    }

    private Stream<Modifier> held() {
        return modifiers.stream().sorted();
    }
}
