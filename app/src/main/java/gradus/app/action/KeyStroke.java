package gradus.app.action;

import gradus.app.action.Pointing.Modifier;
import gradus.app.text.Messages;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// A key with the keys held down as it is pressed.
///
/// @param held any of Control (Command where the system uses that), Shift and Alt
public record KeyStroke(KeyCode code, Set<Modifier> held) {

    public KeyStroke {
        held = held.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(held));
        if (code.isModifierKey() || held.contains(Modifier.SPACE)) {
            throw new IllegalArgumentException(code + " with " + held + " is no key stroke");
        }
    }

    /// The stroke that a key event tells of; empty while only a modifier is pressed.
    public static Optional<KeyStroke> of(KeyEvent event) {
        if (event.getCode().isModifierKey() || event.getCode() == KeyCode.UNDEFINED) {
            return Optional.empty();
        }
        Set<Modifier> held = EnumSet.noneOf(Modifier.class);
        if (event.isShortcutDown()) {
            held.add(Modifier.CONTROL);
        }
        if (event.isShiftDown()) {
            held.add(Modifier.SHIFT);
        }
        if (event.isAltDown()) {
            held.add(Modifier.ALT);
        }
        return isOfSystem(event) ? Optional.empty() : Optional.of(new KeyStroke(event.getCode(), held));
    }

    /// Control beside Command, or the system's own key, is not for programs.
    private static boolean isOfSystem(KeyEvent event) {
        return event.isShortcutDown()
                ? event.isControlDown() && event.isMetaDown()
                : event.isControlDown() || event.isMetaDown();
    }

    /// In a form that [#parse] reads: `Ctrl+Shift+Z`, `PERIOD`.
    public String text() {
        return Stream.concat(held.stream().sorted().map(KeyStroke::name), Stream.of(code.name()))
                .collect(Collectors.joining("+"));
    }

    /// The stroke that a text stands for; empty when it is none.
    public static Optional<KeyStroke> parse(String text) {
        List<String> parts = List.of(text.strip().split("\\+"));
        Set<Modifier> held = EnumSet.noneOf(Modifier.class);
        for (String part : parts.subList(0, parts.size() - 1)) {
            Optional<Modifier> modifier = Stream.of(Modifier.CONTROL, Modifier.SHIFT, Modifier.ALT)
                    .filter(known -> name(known).equals(part))
                    .findFirst();
            if (modifier.isEmpty()) {
                return Optional.empty();
            }
            held.add(modifier.get());
        }
        return Arrays.stream(KeyCode.values())
                .filter(code -> code.name().equals(parts.getLast()) && !code.isModifierKey())
                .findFirst()
                .map(code -> new KeyStroke(code, held));
    }

    /// In words: `Ctrl+Shift+Z`.
    public String words(Messages messages) {
        if (code == KeyCode.SLASH && held.equals(Set.of(Modifier.SHIFT))) {
            return "?";
        }
        return held.stream()
                .sorted()
                .map(modifier -> messages.text("pointing.key." + Gesture.lower(modifier)) + "+")
                .collect(Collectors.joining("", "", key(messages)));
    }

    private String key(Messages messages) {
        String named = "key." + Gesture.lower(code);
        if (messages.has(named)) {
            return messages.text(named);
        }
        return code.isLetterKey() || code.isFunctionKey() ? code.name() : code.getName();
    }

    private static String name(Modifier modifier) {
        return modifier == Modifier.CONTROL ? "Ctrl" : capital(modifier.name());
    }

    private static String capital(String word) {
        return word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
    }
}
