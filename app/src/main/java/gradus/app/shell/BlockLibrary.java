package gradus.app.shell;

import gradus.engine.block.Block;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Place;
import gradus.engine.project.BlockFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// A person's own blocks: one file each in a folder, a title only once.
final class BlockLibrary {
    private final Path folder;
    private final Executor files;
    private final Executor window;
    private final Consumer<List<Diagnostic>> tell;
    private final ReadOnlyObjectWrapper<List<Block>> blocks = new ReadOnlyObjectWrapper<>(List.of());

    /// @param files reads and writes on its own thread
    /// @param window runs work on the window's thread
    /// @param tell is told what is wrong, on the window's thread
    BlockLibrary(Path folder, Executor files, Executor window, Consumer<List<Diagnostic>> tell) {
        this.folder = folder;
        this.files = files;
        this.window = window;
        this.tell = tell;
    }

    /// The blocks, by title.
    ReadOnlyObjectProperty<List<Block>> blocks() {
        return blocks.getReadOnlyProperty();
    }

    /// The block of this title.
    Optional<Block> find(String title) {
        return blocks.get().stream()
                .filter(block -> block.title().equals(title))
                .findFirst();
    }

    /// Reads the folder. A broken file is told, and the others are there.
    void load() {
        files.execute(() -> {
            List<Block> read = new ArrayList<>();
            List<Diagnostic> broken = new ArrayList<>();
            try (Stream<Path> listed = Files.list(folder)) {
                listed.filter(file -> file.toString().endsWith(BlockFile.SUFFIX))
                        .sorted()
                        .forEach(file -> read(file, read, broken));
            } catch (IOException none) {
                // Nobody has kept a block yet.
            }
            window.execute(() -> {
                read.forEach(this::add);
                tell.accept(broken);
            });
        });
    }

    /// Keeps a block, in the place of one of the same title.
    void keep(Block block) {
        work(() -> write(block), () -> add(block));
    }

    /// Takes a block from a file that someone gave.
    void take(Path file) {
        List<Block> taken = new ArrayList<>();
        work(
                () -> {
                    Block block = BlockFile.read(file);
                    write(block);
                    taken.add(block);
                },
                () -> taken.forEach(this::add));
    }

    /// Writes a block to a file to give away.
    void give(Block block, Path file) {
        Path named = file.toString().endsWith(BlockFile.SUFFIX)
                ? file
                : file.resolveSibling(file.getFileName() + BlockFile.SUFFIX);
        work(() -> BlockFile.write(named, block), () -> {});
    }

    /// A file's name for a title: signs that a file system may refuse are replaced, and the titles that differ only
    /// in these are told apart.
    static String fileName(String title) {
        String plain = title.replaceAll("[^\\p{L}\\p{N} _-]", "_").strip();
        String name = plain.equals(title) ? plain : plain + "-" + Integer.toHexString(title.hashCode());
        return name + BlockFile.SUFFIX;
    }

    private void write(Block block) {
        try {
            Files.createDirectories(folder);
        } catch (IOException refused) {
            throw new GradusException(
                    Diagnostic.error("file.unwritable", new Place.InFile(folder.toString(), 0, 0), folder.toString()));
        }
        BlockFile.write(folder.resolve(fileName(block.title())), block);
    }

    private static void read(Path file, List<Block> read, List<Diagnostic> broken) {
        try {
            read.add(BlockFile.read(file));
        } catch (GradusException wrong) {
            broken.addAll(wrong.diagnostics());
        }
    }

    private void add(Block block) {
        List<Block> all = new ArrayList<>(blocks.get());
        all.removeIf(other -> other.title().equals(block.title()));
        all.add(block);
        all.sort(Comparator.comparing(Block::title, String.CASE_INSENSITIVE_ORDER));
        blocks.set(List.copyOf(all));
    }

    private void work(Runnable task, Runnable done) {
        files.execute(() -> {
            try {
                task.run();
                window.execute(done);
            } catch (GradusException refused) {
                window.execute(() -> tell.accept(refused.diagnostics()));
            }
        });
    }
}
