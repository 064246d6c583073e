package gradus.app.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A language the program speaks.
public enum Language {
    ENGLISH("en", "en"),
    PORTUGUESE("pt-BR", "pt_BR");

    private final String tag;
    private final String suffix;

    Language(String tag, String suffix) {
        this.tag = tag;
        this.suffix = suffix;
    }

    /// The language's name for programs: `en`, `pt-BR`.
    public String tag() {
        return tag;
    }

    /// What decides how its numbers are written.
    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    /// The language of this tag (`pt`, `pt-BR`, `pt_BR`), if the program speaks it.
    public static Optional<Language> parse(String tag) {
        String asked = Locale.forLanguageTag(tag.replace('_', '-')).getLanguage();
        return Arrays.stream(values())
                .filter(language -> language.locale().getLanguage().equals(asked))
                .findFirst();
    }

    /// The language for a locale: its own if the program speaks it, else English.
    public static Language of(Locale locale) {
        return parse(locale.toLanguageTag()).orElse(ENGLISH);
    }

    /// The files with its texts: those of the program, and those on the operations.
    List<String> resources() {
        return List.of(
                "/gradus/ui/text/messages_" + suffix + ".properties",
                "/gradus/ui/text/operations_" + suffix + ".properties");
    }
}
