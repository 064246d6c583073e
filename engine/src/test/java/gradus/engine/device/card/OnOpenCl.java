package gradus.engine.device.card;

import gradus.engine.device.kernel.DevicePlan;
import gradus.engine.device.kernel.Tile;
import gradus.engine.device.kernel.TileSpeed;
import gradus.engine.device.opencl.OpenClTesting;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.program.MemoryLimit;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// Tests on the first OpenCL device, which is opened for each class; or none where there is no such device.
public abstract class OnOpenCl {

    /// Seconds for each term and tile.
    static final double QUICK = 1e-9;

    private static Optional<CardDevice> device = Optional.empty();

    /// Opens the device; those who take another hide this.
    @BeforeAll
    public static void openDevice() throws IOException, InterruptedException {
        use(opened());
    }

    /// Runs this class's tests on another device.
    protected static void use(CardDevice other) {
        device = Optional.of(other);
    }

    @AfterAll
    public static void closeDevice() {
        device.ifPresent(CardDevice::close);
    }

    /// The device of this class's tests.
    protected static CardDevice device() {
        return device.orElseThrow();
    }

    /// A device for one test, to be closed.
    public static CardDevice opened() {
        return new CardDevice(OpenClTesting.queue(), new ScalarDevice());
    }

    /// The same that computes products in one kind of tile.
    static CardDevice inTiles(Tile tile) {
        return new CardDevice(OpenClTesting.queue(), new ScalarDevice(), List.of(new TileSpeed(tile, QUICK, QUICK)));
    }

    /// The same that is supposed to take so long for each term of a tile.
    static CardDevice supposed(double seconds) {
        List<TileSpeed> tiles = Tile.MATRICES.stream()
                .map(tile -> new TileSpeed(tile, seconds, seconds))
                .toList();
        return new CardDevice(OpenClTesting.queue(), new ScalarDevice(), tiles);
    }

    /// The same without kernels that are written for programs.
    public static CardDevice interpreting() {
        return interpreting(OpenClTesting.queue());
    }

    static CardDevice interpreting(CardQueue queue) {
        return new CardDevice(queue, new ScalarDevice(), new MemoryLimit(1L << 30, DevicePlan.MOST_ELEMENTS), false);
    }
}
