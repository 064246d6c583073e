package gradus.engine.device.card;

import gradus.engine.device.CounterRandom;
import gradus.engine.device.kernel.AllKernels;
import gradus.engine.device.kernel.Tile;
import gradus.engine.device.kernel.TileSpeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was measured of each card's [tiles][TileTrial], in a file for each, so that it needn't be measured at every
/// start. What is of another card, driver or source of kernels, or isn't right, counts as nothing.
///
/// @param folder of these files, which may be missing
public record KeptTiles(Path folder) {

    /// Those of this computer's user.
    public static KeptTiles here() {
        return of(System.getProperty("os.name"), System.getenv(), Path.of(System.getProperty("user.home")));
    }

    /// Those in the folder that a system has for what programs can make anew.
    ///
    /// @param home the user's folder
    static KeptTiles of(String system, Map<String, String> environment, Path home) {
        if (system.startsWith("Windows")) {
            return new KeptTiles(
                    folder(environment, "LOCALAPPDATA").orElse(home).resolve("Gradus"));
        }
        if (system.startsWith("Mac")) {
            return new KeptTiles(home.resolve("Library").resolve("Caches").resolve("Gradus"));
        }
        return new KeptTiles(folder(environment, "XDG_CACHE_HOME")
                .orElse(home.resolve(".cache"))
                .resolve("gradus"));
    }

    private static Optional<Path> folder(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }

    /// How fast each kind of tile is on a card; empty where that isn't known.
    public List<TileSpeed> of(CardFacts card) {
        try {
            List<String> lines = Files.readAllLines(file(card));
            return !lines.isEmpty() && lines.getFirst().equals(heading(card))
                    ? lines.stream().skip(1).map(KeptTiles::speed).toList()
                    : List.of();
        } catch (IOException | IllegalArgumentException broken) {
            return List.of();
        }
    }

    /// Keeps what was measured, if that can be written.
    void keep(CardFacts card, List<TileSpeed> tiles) {
        List<String> lines = new ArrayList<>(List.of(heading(card)));
        tiles.forEach(speed -> lines.add(speed.tile().name() + " " + speed.alone() + " " + speed.together()));
        try {
            Files.createDirectories(folder);
            Path half = Files.createTempFile(folder, "tiles", ".tmp");
            Files.write(half, lines);
            Files.move(half, file(card), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            // Then it is measured again at the next start.
        }
    }

    private Path file(CardFacts card) {
        return folder.resolve("tiles-" + card.kind() + "-" + card.index() + ".txt");
    }

    private static String heading(CardFacts card) {
        String kernels = Long.toHexString(CounterRandom.key(0, AllKernels.program()));
        return String.join(" | ", card.platform(), card.name(), card.version(), card.units() + " units", kernels)
                .replaceAll("\\R", " ");
    }

    /// @throws IllegalArgumentException when the line isn't right
    private static TileSpeed speed(String line) {
        String[] fields = line.split(" ", -1);
        if (fields.length != 3) {
            throw new IllegalArgumentException("Not a tile, alone and together: " + line);
        }
        Tile tile = Tile.MATRICES.stream()
                .filter(each -> each.name().equals(fields[0]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No tile " + fields[0]));
        return new TileSpeed(tile, time(fields[1]), time(fields[2]));
    }

    private static double time(String field) {
        double seconds = Double.parseDouble(field);
        if (!(seconds > 0 && seconds < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("No time: " + field);
        }
        return seconds;
    }
}
