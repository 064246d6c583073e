package gradus.app.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A language the program speaks.
public enum Language {
    ENGLISH("en", "messages_en"),
    PORTUGUESE("pt-BR", "messages_pt_BR");

    private final String tag;
    private final String bundle;

    Language(String tag, String bundle) {
        this.tag = tag;
        this.bundle = bundle;
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

    String resource() {
        return "/gradus/ui/text/" + bundle + ".properties";
    }
}
