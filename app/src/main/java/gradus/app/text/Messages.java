package gradus.app.text;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Message;
import gradus.engine.graph.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Format;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/// All texts of one language. A key without a text shows itself, so that a forgotten one is seen and nothing fails.
public final class Messages {
    private final Language language;
    private final Numbers numbers;
    private final Map<String, String> patterns;

    private Messages(Language language, Map<String, String> patterns) {
        this.language = language;
        this.numbers = Numbers.of(language.locale());
        this.patterns = Map.copyOf(patterns);
    }

    /// The texts of a language.
    public static Messages of(Language language) {
        Map<String, String> patterns = new HashMap<>();
        language.resources().forEach(resource -> patterns.putAll(read(resource)));
        return new Messages(language, patterns);
    }

    private static Map<String, String> read(String resource) {
        try (InputStream file = Messages.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException("No bundle " + resource);
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            Map<String, String> patterns = new HashMap<>();
            properties.stringPropertyNames().forEach(key -> patterns.put(key, properties.getProperty(key)));
            return patterns;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// The texts of the language that suits a locale.
    public static Messages of(Locale locale) {
        return of(Language.of(locale));
    }

    public Language language() {
        return language;
    }

    /// How numbers are written in this language.
    public Numbers numbers() {
        return numbers;
    }

    /// The keys of all texts.
    public Set<String> keys() {
        return patterns.keySet();
    }

    /// Whether there is a text for this key.
    public boolean has(String key) {
        return patterns.containsKey(key);
    }

    /// The text of a key with its gaps filled: real numbers in short form, nested messages in words, everything
    /// else as it is.
    public String text(String key, Object... arguments) {
        String pattern = patterns.get(key);
        if (pattern == null) {
            return key;
        }
        try {
            MessageFormat format = new MessageFormat(pattern, language.locale());
            Format[] formats = format.getFormatsByArgumentIndex();
            Object[] words = new Object[arguments.length];
            for (int index = 0; index < words.length; index++) {
                // A choice by number needs the number itself.
                boolean raw = index < formats.length && formats[index] != null && arguments[index] instanceof Number;
                words[index] = raw ? arguments[index] : words(arguments[index]);
            }
            return format.format(words);
        } catch (IllegalArgumentException malformed) {
            return pattern;
        }
    }

    /// A message in words.
    public String of(Message message) {
        return text(message.key(), message.arguments().toArray());
    }

    /// What is wrong, in words, without its place.
    public String of(Diagnostic diagnostic) {
        List<Object> arguments = new ArrayList<>(diagnostic.arguments());
        if (diagnostic.place() instanceof Place.AtSetting(String setting)
                && !arguments.isEmpty()
                && arguments.getFirst().equals(setting)) {
            arguments.set(0, attribute(setting));
        }
        return text(diagnostic.message().key(), arguments.toArray());
    }

    /// All that is wrong, a line each: the place, if it is one in a file or a typed line, and the words.
    public String of(GradusException refusal) {
        return refusal.diagnostics().stream().map(this::line).collect(Collectors.joining("\n"));
    }

    /// A diagnostic with its place in front, where the words alone don't tell it.
    public String line(Diagnostic diagnostic) {
        return switch (diagnostic.place()) {
            case Place.InFile file -> file + ": " + of(diagnostic);
            case Place.InText(int column) -> text("place.column", column) + ": " + of(diagnostic);
            case Place.AtNode node -> of(diagnostic);
            case Place.AtSetting setting -> of(diagnostic);
            case Place.Everywhere everywhere -> of(diagnostic);
        };
    }

    /// What people call an attribute; its own name where there is no other.
    public String attribute(String name) {
        String key = "attribute." + name;
        return has(key) ? text(key) : name;
    }

    /// What people call a metric, in the middle of a sentence: `auc_2` is the second of its kind.
    public String metric(String key) {
        String number = key.replaceFirst("^.*_(?=\\d+$)", "");
        return has("metric." + key) || number.equals(key)
                ? text("metric." + key)
                : text("metric." + key.substring(0, key.length() - number.length() - 1)) + " " + number;
    }

    private Object words(Object argument) {
        return switch (argument) {
            case Message message -> of(message);
            case Diagnostic diagnostic -> of(diagnostic);
            case Double number -> numbers.shortForm(number);
            case Float number -> numbers.shortForm(number);
            default -> argument.toString();
        };
    }
}
