package gradus.app.shell;

import java.nio.file.Path;
import java.util.Optional;

/// Answers for a window that nobody sits at: no file, and nothing is closed.
final class Nobody implements FileChoosers, Questions {
    @Override
    public Optional<Path> open() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> data() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> block() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> saveBlock(String suggested) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> picture(String suggested) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> table(String suggested) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> save(String suggested) {
        return Optional.empty();
    }

    @Override
    public Changes unsaved(String title) {
        return Changes.CANCEL;
    }
}
