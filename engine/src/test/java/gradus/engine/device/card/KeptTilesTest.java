package gradus.engine.device.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.device.kernel.KernelLimits;
import gradus.engine.device.kernel.Tile;
import gradus.engine.device.kernel.TileSpeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What is measured of tiles")
class KeptTilesTest {

    private static final int LARGEST_GROUP = 256;
    private static final int LOCAL_MEMORY = 32 << 10;

    @TempDir
    private Path folder;

    private static CardFacts card(String name, String version) {
        return new CardFacts(
                "opencl",
                1,
                "Platform",
                name,
                "Vendor",
                version,
                1,
                1,
                LOCAL_MEMORY,
                LARGEST_GROUP,
                4,
                false,
                true,
                false);
    }

    private static final CardFacts CARD = card("Card A", "OpenCL 1.2 (5)");

    private KeptTiles kept() {
        return new KeptTiles(folder.resolve("new"));
    }

    private static List<TileSpeed> some() {
        return List.of(
                new TileSpeed(Tile.MATRICES.get(0), 1.25e-9, 3e-8), new TileSpeed(Tile.MATRICES.get(2), 1e-11, 5e-7));
    }

    /// A card that is full with one group, and that `fast` suits so well.
    private static List<TileSpeed> measured(Tile fast, List<int[]> asked) {
        return TileTrial.of(Tile.MATRICES, (tile, rows, columns, terms) -> {
            asked.add(new int[] {rows, columns, terms});
            double work = (double) tile.count(rows, columns) * tile.rows() * tile.columns() * terms;
            return work * (tile.equals(fast) ? 1e-11 : 3e-11);
        });
    }

    @Test
    @DisplayName("is which is the fastest, and that one is taken, also after it was kept")
    void theFastestIsTaken() {
        for (Tile fast : Tile.MATRICES) {
            List<int[]> asked = new ArrayList<>();
            kept().keep(CARD, measured(fast, asked));
            List<TileSpeed> known = kept().of(CARD);
            KernelLimits limits = new KernelLimits(LARGEST_GROUP, LOCAL_MEMORY, 4, true, false, known, 1);
            assertEquals(Optional.of(fast), limits.tile(2048, 2048, 1));
            assertEquals(measured(fast, asked), known);
            assertTrue(
                    asked.stream().anyMatch(size -> size[0] == 512 && size[1] == 512 && size[2] == 512),
                    "the matrices are large enough to take long");
        }
    }

    @Test
    @DisplayName("is read as it was written")
    void isKept() {
        assertEquals(List.of(), kept().of(CARD));
        kept().keep(CARD, some());
        assertEquals(some(), kept().of(CARD));
        kept().keep(CARD, some().subList(0, 1));
        assertEquals(some().subList(0, 1), kept().of(CARD));
    }

    @Test
    @DisplayName("of another card or driver counts as nothing")
    void ofAnother() {
        kept().keep(CARD, some());
        assertEquals(List.of(), kept().of(card("Card B", CARD.version())));
        assertEquals(List.of(), kept().of(card(CARD.name(), "OpenCL 1.2 (6)")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "64x64",
                "64x64 1e-9",
                "64x64 1e-9 2e-9 3e-9",
                "65x64 1e-9 2e-9",
                "64x64 one 2e-9",
                "64x64 NaN 2e-9",
                "64x64 Infinity 2e-9",
                "64x64 -1e-9 2e-9",
                "64x64 0 2e-9",
                "\0\1"
            })
    @DisplayName("and is broken counts as nothing, and is renewed")
    void broken(String line) throws IOException {
        kept().keep(CARD, some());
        Path file;
        try (var files = Files.list(folder.resolve("new"))) {
            file = files.findFirst().orElseThrow();
        }
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(1, line);
        Files.write(file, lines);
        assertEquals(List.of(), kept().of(CARD));
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
        assertEquals(List.of(), kept().of(CARD));
        Files.write(file, new byte[0]);
        assertEquals(List.of(), kept().of(CARD));
        kept().keep(CARD, some());
        assertEquals(some(), kept().of(CARD));
    }

    @Test
    @DisplayName("is measured again where it can't be kept")
    void unwritable() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        KeptTiles nowhere = new KeptTiles(file.resolve("folder"));
        nowhere.keep(CARD, some());
        assertEquals(List.of(), nowhere.of(CARD));
    }

    @Test
    @DisplayName("lies where the system keeps what can be made anew")
    void folders() {
        Path home = folder.resolve("home");
        String given = folder.resolve("given").toString();
        assertEquals(new KeptTiles(home.resolve(".cache/gradus")), KeptTiles.of("Linux", Map.of(), home));
        assertEquals(
                new KeptTiles(folder.resolve("given/gradus")),
                KeptTiles.of("Linux", Map.of("XDG_CACHE_HOME", given), home));
        assertEquals(new KeptTiles(home.resolve("Library/Caches/Gradus")), KeptTiles.of("Mac OS X", Map.of(), home));
        assertEquals(
                new KeptTiles(folder.resolve("given/Gradus")),
                KeptTiles.of("Windows 11", Map.of("LOCALAPPDATA", given), home));
    }
}
