package gradus.app.cli;

import gradus.app.text.Messages;
import java.util.Collections;
import java.util.Enumeration;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The help texts: those of the bundles that begin with `cli.`, as the command line's parser looks for them.
final class CommandTexts extends ResourceBundle {

    private static final String PREFIX = "cli.";

    private final Messages texts;
    private final Set<String> names;

    CommandTexts(Messages texts) {
        this.texts = texts;
        this.names = texts.keys().stream()
                .filter(key -> key.startsWith(PREFIX))
                .map(key -> key.substring(PREFIX.length()))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    protected @Nullable Object handleGetObject(String key) {
        return names.contains(key) ? texts.text(PREFIX + key) : null;
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(names);
    }
}
