package gradus.app.shell;

import gradus.app.action.Gesture;
import gradus.app.action.Gestures;
import gradus.app.action.KeyMap;
import gradus.app.action.KeyStroke;
import gradus.app.action.Pointing;
import gradus.app.shell.Preferences.Hand;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/// How the use of keyboard and pointer is kept among the preferences: only what differs from the standard, a line each
/// (`key.edit.undo=Ctrl+Z`). A line that is damaged counts as none.
final class HandFile {
    private static final String KEY = "key.";
    private static final String MOTION = "motion.reduced";
    private static final String SCROLL = "scroll.pans";

    private HandFile() {}

    static Hand read(Properties kept) {
        return new Hand(
                Boolean.parseBoolean(kept.getProperty(MOTION)),
                Boolean.parseBoolean(kept.getProperty(SCROLL)),
                keys(kept),
                gestures(kept));
    }

    static void write(Hand hand, Properties kept) {
        kept.setProperty(MOTION, Boolean.toString(hand.reducesMotion()));
        kept.setProperty(SCROLL, Boolean.toString(hand.scrollPans()));
        hand.keys()
                .own()
                .forEach((id, strokes) -> kept.setProperty(
                        KEY + id, strokes.stream().map(KeyStroke::text).collect(Collectors.joining(" "))));
        for (Gesture gesture : hand.gestures().all()) {
            if (!gesture.equals(Gestures.standard().gesture(gesture.id()))) {
                kept.setProperty(gesture.id(), gesture.binding().text());
            }
        }
    }

    private static KeyMap keys(Properties kept) {
        Map<String, List<KeyStroke>> own = new LinkedHashMap<>();
        for (String name : kept.stringPropertyNames()) {
            if (name.startsWith(KEY)) {
                strokes(kept.getProperty(name)).ifPresent(strokes -> own.put(name.substring(KEY.length()), strokes));
            }
        }
        return new KeyMap(own);
    }

    /// Empty when one of them is none; no keys for an empty text.
    private static Optional<List<KeyStroke>> strokes(String text) {
        List<String> words = Arrays.stream(text.strip().split(" +"))
                .filter(word -> !word.isEmpty())
                .toList();
        List<KeyStroke> strokes =
                words.stream().flatMap(word -> KeyStroke.parse(word).stream()).toList();
        return strokes.size() == words.size() ? Optional.of(strokes) : Optional.empty();
    }

    private static Gestures gestures(Properties kept) {
        Gestures gestures = Gestures.standard();
        for (Gesture gesture : gestures.all()) {
            Optional<Pointing> other = Pointing.parse(kept.getProperty(gesture.id(), ""))
                    .filter(pointing -> pointing.mayReplace(gesture.binding()));
            if (other.isPresent()) {
                gestures = gestures.with(gesture.id(), other.get());
            }
        }
        return gestures;
    }
}
