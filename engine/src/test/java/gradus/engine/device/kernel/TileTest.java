package gradus.engine.device.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The tile of a product")
class TileTest {

    private static final int LOCAL_MEMORY = 32 << 10;

    private static KernelLimits limits(int largestGroup, int localMemory, List<TileSpeed> tiles) {
        return new KernelLimits(largestGroup, localMemory, 8, true, false, tiles, 1);
    }

    private static KernelLimits limits(List<TileSpeed> tiles) {
        return limits(256, LOCAL_MEMORY, tiles);
    }

    private static Optional<String> tile(KernelLimits limits, int rows, int columns, int stacks) {
        return limits.tile(rows, columns, stacks).map(Tile::name);
    }

    @ParameterizedTest
    @CsvSource({
        "16, 16, 1, 16x16",
        "64, 32, 1, 16x16",
        "64, 512, 1, 32x32",
        "64, 512, 9, 64x64",
        "1024, 1024, 1, 64x64",
        "16, 16, 1000, 16x16"
    })
    @DisplayName("is larger for larger products where nothing was measured, but no larger than was tried")
    void bySize(int rows, int columns, int stacks, String name) {
        assertEquals(Optional.of(name), tile(limits(TileSpeed.guessed(8)), rows, columns, stacks));
    }

    @Test
    @DisplayName("is the one that was measured to be the fastest for the size")
    void measured() {
        // Alone 16x16 is the fastest, of many 128x128.
        List<TileSpeed> speeds = Tile.MATRICES.stream()
                .map(tile -> new TileSpeed(tile, 1e-9 * tile.rows(), 1e-9 * tile.rows()))
                .toList();
        assertEquals(Optional.of("16x16"), tile(limits(speeds), 16, 16, 1));
        assertEquals(Optional.of("32x32"), tile(limits(speeds), 32, 32, 1));
        assertEquals(Optional.of("128x128"), tile(limits(speeds), 2048, 2048, 1));
        // A large tile that is slow on some device.
        List<TileSpeed> slow = Tile.MATRICES.stream()
                .map(tile -> new TileSpeed(tile, 1e-9, 1e-9 * (tile.rows() == 32 ? 1 : 100)))
                .toList();
        assertEquals(Optional.of("32x32"), tile(limits(slow), 2048, 2048, 1));
    }

    @Test
    @DisplayName("has no more threads and memory than a group may have")
    void withinLimits() {
        List<TileSpeed> speeds =
                Tile.MATRICES.stream().map(tile -> new TileSpeed(tile, 1, 1)).toList();
        assertEquals(Optional.of("128x128"), tile(limits(speeds), 2048, 2048, 1));
        assertEquals(Optional.of("64x64"), tile(limits(256, 16 << 10, speeds), 2048, 2048, 1));
        assertEquals(Optional.of("32x32"), tile(limits(128, LOCAL_MEMORY, speeds), 2048, 2048, 1));
        assertEquals(Optional.empty(), tile(limits(32, LOCAL_MEMORY, speeds), 2048, 2048, 1));
    }

    @Test
    @DisplayName("is what the source of its kernels says")
    void source() {
        for (Tile tile : Tile.MATRICES) {
            for (String transposes : List.of("nn", "nt", "tn", "tt")) {
                has("k_contract_" + tile.name() + "_" + transposes, tile.rows(), tile.numbers());
            }
        }
        for (Tile tile : Tile.WIDE) {
            for (String function : List.of("k_convolve_", "k_convolve_for_images_")) {
                has(function + tile.name(), tile.rows(), tile.columns(), tile.numbers(), tile.numbers());
            }
        }
        for (Tile tile : Tile.SQUARE) {
            has("k_convolve_for_kernels_" + tile.name(), tile.rows(), tile.columns(), tile.numbers(), tile.numbers());
        }
    }

    private static void has(String kernel, Integer... numbers) {
        String text = KernelSource.text(kernel);
        String expected =
                String.join(", ", Stream.of(numbers).map(String::valueOf).toList());
        assertTrue(text.contains("(" + kernel + ", " + expected + ", "), text);
    }
}
