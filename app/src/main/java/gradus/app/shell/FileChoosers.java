package gradus.app.shell;

import java.nio.file.Path;
import java.util.Optional;

/// Asks the person for a file.
public interface FileChoosers {

    /// A project to open; empty when they changed their mind.
    Optional<Path> open();

    /// A file of data to open; empty when they changed their mind.
    Optional<Path> data();

    /// A block to take into the library; empty when they changed their mind.
    Optional<Path> block();

    /// Where to save a block; empty when they changed their mind.
    ///
    /// @param suggested the file's name
    Optional<Path> saveBlock(String suggested);

    /// Where to put a picture; empty when they changed their mind.
    ///
    /// @param suggested the file's name
    Optional<Path> picture(String suggested);

    /// Where to save a table of results; empty when they changed their mind.
    ///
    /// @param suggested the file's name
    Optional<Path> table(String suggested);

    /// Where to save a project; empty when they changed their mind.
    ///
    /// @param suggested the file's name
    Optional<Path> save(String suggested);
}
